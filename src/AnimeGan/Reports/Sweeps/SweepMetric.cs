namespace AnimeGan.Reports;

/// <summary>One figure over the variations of a sweep.</summary>
/// <param name="Title">What it is called, with the way in which it gets better.</param>
/// <param name="Rows">A row a variation.</param>
public sealed record SweepMetric(string Title, IReadOnlyList<SweepRow> Rows);
