namespace AnimeGan.Figures;

/// <summary>Points in a plane under a name, for <see cref="PointPanels"/>.</summary>
/// <param name="Name">What stands above the small chart.</param>
/// <param name="Real">Points of the data as pairs x, y, x, y and so on.</param>
/// <param name="Generated">What a generator draws, as such pairs; points outside of the chart are not shown.</param>
public sealed record PointPanel(string Name, IReadOnlyList<float> Real, IReadOnlyList<float> Generated);
