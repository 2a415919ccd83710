namespace AnimeGan.Training;

/// <summary>The score of a run's samples after a step: a line of scores.jsonl.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Name">The measure's name.</param>
/// <param name="Score">The measure, lower is better.</param>
public sealed record ScoredStep(long Step, string Name, double Score);
