using System.Globalization;
using AnimeGan.Evaluation;
using AnimeGan.Figures;
using AnimeGan.Training;

namespace AnimeGan.Reports;

/// <summary>How a report writes numbers.</summary>
internal static class Words
{
    internal const string Missing = "–";

    internal static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    internal static string Number(double number) => Math.Abs(number) switch
    {
        0 => "0",
        >= 0.0001 and < 1e6 => number.ToString(Math.Abs(number) < 1 ? "0.0000" : Math.Abs(number) < 100 ? "0.00" : "#,0.#", CultureInfo.InvariantCulture),
        _ => number.ToString("0.00e0", CultureInfo.InvariantCulture),
    };

    internal static string Duration(double seconds)
    {
        var time = TimeSpan.FromSeconds(seconds);
        return string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");
    }

    internal static string Score(ScoredStep? score) => score is null
        ? Missing
        : $"{Number(score.Score)} after {Whole(score.Step)} steps";

    internal static string ScoreName(ReportRun run) => run.Scores.Count == 0 ? "measure" : EvaluationChart.Title(run.Scores[^1].Name);

    internal static string Metric(MetricResult? metric) => metric is null
        ? Missing
        : metric.Interval is { } interval ? $"{Number(metric.Value)} ({Number(interval.Low)} to {Number(interval.High)})" : Number(metric.Value);

    internal static string Direction(MetricDirection direction) => direction switch
    {
        MetricDirection.Lower => "lower is better",
        MetricDirection.Higher => "higher is better",
        _ => "to be read beside another",
    };

    internal static string Or(string? words) => string.IsNullOrEmpty(words) ? Missing : words;
}
