namespace AnimeGan.Reports;

/// <summary>What a sweep came to, in words for a table.</summary>
/// <param name="Done">Runs that are trained to their end, those that a number ended included.</param>
/// <param name="Baseline">The variation that the others are compared with: the first.</param>
/// <param name="Metrics">A table each.</param>
/// <param name="Page">The page that was written.</param>
/// <param name="Table">The CSV that was written.</param>
public sealed record SweepOutcome(int Done, string Baseline, IReadOnlyList<SweepMetric> Metrics, string Page, string Table);
