using System.Globalization;
using AnimeGan.Files;

namespace AnimeGan.Reports;

/// <summary>A sweep as CSV: a run a line, numbers with a decimal point.</summary>
internal static class SweepTable
{
    /// <summary>The whole table: variation, seed, each setting that is varied, steps done, each figure with the ends of its interval, seconds, images a second, what ended it, folder.</summary>
    internal static string Of(Training.SweepPlan plan, IReadOnlyList<SweepResult> runs)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var settings = plan.Runs.SelectMany(run => run.Settings.Select(setting => setting.Name)).Distinct().ToList();
        var figures = runs.SelectMany(run => run.Figures.Select(figure => figure.Name)).Distinct().ToList();
        Csv.WriteRecord(text, ["variation", "seed", .. settings, "steps", .. figures.SelectMany(name => (string[])[name, $"{name}_low", $"{name}_high"]), "seconds", "images_per_second", "failure", "folder"]);
        foreach (var planned in plan.Runs)
        {
            var run = runs.FirstOrDefault(run => run.Plan == planned);
            Csv.WriteRecord(text,
            [
                planned.Variation, planned.Record.Seed.ToString(CultureInfo.InvariantCulture),
                .. settings.Select(name => planned.Settings.Where(setting => setting.Name == name).Select(setting => setting.Value).LastOrDefault() ?? ""),
                (run?.Done ?? 0).ToString(CultureInfo.InvariantCulture),
                .. figures.SelectMany(name => run?.Figures.FirstOrDefault(figure => figure.Name == name) is { } figure
                    ? (string[])[Number(figure.Value), Number(figure.Interval?.Low), Number(figure.Interval?.High)]
                    : ["", "", ""]),
                Number(run is { History: [.., var last] } ? last.Seconds : null), Number(run?.ImagesPerSecond), run?.Failure ?? "", planned.Folder,
            ]);
        }

        return text.ToString();
    }

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
