namespace AnimeGan.Training;

/// <summary>A finished run of a sweep.</summary>
/// <param name="Variation">What was trained.</param>
/// <param name="Folder">Where it is kept.</param>
/// <param name="Failure">Why training broke off (a number that was not finite), or null where all steps are done.</param>
public sealed record SweepRun(Variation Variation, RunFolder Folder, string? Failure);
