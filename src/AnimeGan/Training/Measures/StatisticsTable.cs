using System.Text.Json;
using AnimeGan.Files;

namespace AnimeGan.Training;

/// <summary>A run's steps as CSV, a column a number and a line a step, or as JSON.</summary>
public static class StatisticsTable
{
    /// <summary>Writes the table. Columns are named as in stats.jsonl, those of groups with a dot ("vitals.spread"); numbers are written so that they are read back to the last bit.</summary>
    /// <param name="history">The steps.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(IReadOnlyList<StepStatistics> history, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(writer);
        var rows = history.Select(Row).ToList();
        var columns = rows.SelectMany(row => row.Keys).Distinct().ToList();
        Csv.WriteRecord(writer, columns);
        foreach (var row in rows)
        {
            Csv.WriteRecord(writer, columns.Select(column => row.GetValueOrDefault(column, "")));
        }
    }

    /// <summary>Writes the steps as one list of JSON, each step a line as stats.jsonl has it.</summary>
    /// <param name="history">The steps.</param>
    /// <param name="writer">Where to.</param>
    public static void WriteJson(IReadOnlyList<StepStatistics> history, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("[\n");
        foreach (var (number, step) in history.Index())
        {
            writer.Write($"{TrainingJson.Write(step)}{(number < history.Count - 1 ? "," : "")}\n");
        }

        writer.Write("]\n");
    }

    private static Dictionary<string, string> Row(StepStatistics step)
    {
        using var json = JsonDocument.Parse(TrainingJson.Write(step));
        return TrainingJson.Leaves(json.RootElement).Where(leaf => leaf.Value.ValueKind != JsonValueKind.Null).ToDictionary(leaf => leaf.Name, leaf => leaf.Value.GetRawText());
    }
}
