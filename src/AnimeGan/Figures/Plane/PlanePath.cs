namespace AnimeGan.Figures;

/// <summary>A path in a plane, for a <see cref="PhasePortrait"/>.</summary>
/// <param name="Panel">The name of the small chart that it is drawn in.</param>
/// <param name="Name">What the legend calls it; paths of one name share a colour.</param>
/// <param name="X">Horizontal positions from the start on.</param>
/// <param name="Y">As many vertical positions.</param>
public sealed record PlanePath(string Panel, string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y);
