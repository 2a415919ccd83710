namespace AnimeGan.Figures;

/// <summary>A value over training, for a comparison of runs.</summary>
/// <param name="Name">What the chart calls the run.</param>
/// <param name="Steps">The step of each value, rising.</param>
/// <param name="Values">One for each step.</param>
public sealed record StepSeries(string Name, IReadOnlyList<double> Steps, IReadOnlyList<double> Values);
