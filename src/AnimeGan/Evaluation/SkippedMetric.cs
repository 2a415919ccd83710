namespace AnimeGan.Evaluation;

/// <summary>A metric that could not be measured.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Reason">Why, and what would mend it.</param>
public sealed record SkippedMetric(string Name, string Reason);
