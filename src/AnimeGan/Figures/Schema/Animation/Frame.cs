namespace AnimeGan.Figures.Schema;

/// <summary>One picture of an animation.</summary>
/// <param name="Name">What sliders and buttons call it.</param>
/// <param name="Data">What changes of the series.</param>
/// <param name="Traces">The place in the figure's series of each in <paramref name="Data"/>; null for the first, the second and so on.</param>
public sealed record Frame(string Name, IReadOnlyList<Trace> Data, IReadOnlyList<int>? Traces = null);
