using AnimeGan.Diagnosis.Formats;

namespace AnimeGan.Diagnosis;

/// <summary>The steps of a file's rows, counted through epochs; rows that a resumed run wrote again are left out.</summary>
/// <param name="Of">The step of each row; rows that are left out have none.</param>
/// <param name="Rise">Whether they never fall; otherwise rows have to be counted instead.</param>
internal sealed record LogSteps(double?[] Of, bool Rise)
{
    // Counters that begin anew more often than this count batches, not runs.
    private const int MostRuns = 3;

    /// <summary>Reads them.</summary>
    internal static LogSteps Read(LogTable table, LogColumn? step, LogColumn? epoch, List<string> notes)
    {
        if ((step ?? epoch) is not { } column || column.Fault is not null)
        {
            return new LogSteps([.. Enumerable.Range(1, table.Rows).Select(row => (double?)row)], true);
        }

        var filled = Filled(column.Values);
        if (step is not null && epoch is { Fault: null })
        {
            filled = Through(filled, Filled(epoch.Values), notes);
        }

        var steps = filled.Select(value => (double?)value).ToArray();
        return new LogSteps(steps, Restarts(table, filled, steps, notes));
    }

    // A blank cell, or one of NaN, belongs to the step before it.
    private static double[] Filled(double?[] values)
    {
        var last = values.FirstOrDefault(IsStep) ?? 0;
        return [.. values.Select(value => last = IsStep(value) ? value!.Value : last)];
    }

    private static bool IsStep(double? value) => value is { } step && !double.IsNaN(step);

    private static double[] Through(double[] steps, double[] epochs, List<string> notes)
    {
        var begins = false;
        for (var i = 1; i < steps.Length; i++)
        {
            begins |= steps[i] < steps[i - 1] && epochs[i] > epochs[i - 1];
        }

        if (!begins)
        {
            return steps;
        }

        var (most, least) = (steps.Max(), steps.Min());
        var every = steps.Zip(steps.Skip(1), (a, b) => b - a).Where(way => way > 0).DefaultIfEmpty(1).Min();
        notes.Add("steps begin anew with each epoch, so they are counted through");
        return [.. steps.Select((step, i) => (epochs[i] * (most - least + every)) + step)];
    }

    // Back to the middle: a run that was resumed. Back to the beginning: another run, of which the last counts.
    private static bool Restarts(LogTable table, double[] filled, double?[] steps, List<string> notes)
    {
        var back = Enumerable.Range(1, Math.Max(0, filled.Length - 1)).Where(i => filled[i] < filled[i - 1]).ToList();
        var anew = back.Count(i => filled[i] <= filled[0]);
        if (anew > MostRuns || back.Count > Math.Max(MostRuns, filled.Length / 10))
        {
            return false;
        }

        // What is kept rises, so that what a fall takes back is at its end.
        var (kept, next) = (new Stack<int>(), 0);
        foreach (var i in back)
        {
            for (; next < i; next++)
            {
                kept.Push(next);
            }

            var left = 0;
            for (; kept.TryPeek(out var row) && (filled[i] <= filled[0] || filled[row] >= filled[i]); kept.Pop())
            {
                (steps[row], left) = (null, left + 1);
            }

            notes.Add(filled[i] <= filled[0]
                ? $"'{Path.GetFileName(table.Path)}' holds several runs, one below the other; the last is judged"
                : Symptoms.Say($"the run was taken up again at step {filled[i]:#,0}: {left} lines that it wrote once more are left out"));
        }

        return true;
    }
}
