using System.Globalization;
using System.Text.Json.Serialization;
using AnimeGan.Evaluation;

namespace AnimeGan.Reports;

/// <summary>A figure of one variation of a sweep.</summary>
/// <param name="Variation">The settings, such as "objective=hinge".</param>
/// <param name="Seeds">Runs that were measured, one a seed.</param>
/// <param name="Mean">Over the seeds; null without a run.</param>
/// <param name="Spread">Standard deviation over the seeds; null with less than two.</param>
/// <param name="Difference">Mean of the differences to the baseline, seed by seed; null for the baseline itself and where no seed is common.</param>
/// <param name="Interval">Of the difference; null with less than two common seeds.</param>
public sealed record SweepRow(string Variation, int Seeds, double? Mean, double? Spread, double? Difference, ConfidenceInterval? Interval)
{
    /// <summary>The row in words, for a table: variation, seeds, mean, spread, difference, interval.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Cells =>
    [
        Variation,
        Seeds.ToString(CultureInfo.InvariantCulture),
        Number(Mean),
        Number(Spread),
        Number(Difference),
        Interval is null ? Words.Missing : $"{Words.Number(Interval.Low)} to {Words.Number(Interval.High)}",
    ];

    private static string Number(double? number) => number is { } value ? Words.Number(value) : Words.Missing;
}
