namespace AnimeGan.Reports;

/// <summary>One figure over the variations of a sweep.</summary>
/// <param name="Title">What it is called, with the way in which it gets better.</param>
/// <param name="Rows">A row a variation.</param>
public sealed record SweepMetric(string Title, IReadOnlyList<SweepRow> Rows);

/// <summary>One figure of one variation.</summary>
/// <param name="Cells">Variation, seeds measured, mean over them, their standard deviation, mean of the paired differences to the first variation, its 95 % interval by Student's t.</param>
public sealed record SweepRow(IReadOnlyList<string> Cells);
