namespace AnimeGan.Figures.Schema;

/// <summary>Defaults under a figure's own layout.</summary>
/// <param name="Layout">The default layout.</param>
public sealed record Template(Layout Layout);
