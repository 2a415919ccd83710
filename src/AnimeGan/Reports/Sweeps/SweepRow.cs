namespace AnimeGan.Reports;

/// <summary>One figure of one variation.</summary>
/// <param name="Cells">Variation, seeds measured, mean over them, their standard deviation, mean of the paired differences to the first variation, its 95 % interval by Student's t.</param>
public sealed record SweepRow(IReadOnlyList<string> Cells);
