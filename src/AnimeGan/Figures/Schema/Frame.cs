namespace AnimeGan.Figures.Schema;

/// <summary>One picture of an animation.</summary>
/// <param name="Name">What sliders and buttons call it.</param>
/// <param name="Data">What changes of the series, in their order.</param>
public sealed record Frame(string Name, IReadOnlyList<Trace> Data);
