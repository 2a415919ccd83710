using AnimeGan.Evaluation;

namespace AnimeGan.Reports;

/// <summary>One figure over the variations of a sweep.</summary>
/// <param name="Name">What it is asked for by, such as "kid".</param>
/// <param name="Direction">Which way it gets better.</param>
/// <param name="Title">What it is called, with the way in which it gets better.</param>
/// <param name="Rows">A row a variation.</param>
public sealed record SweepMetric(string Name, MetricDirection Direction, string Title, IReadOnlyList<SweepRow> Rows);
