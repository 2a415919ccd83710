using AnimeGan.Figures;

namespace AnimeGan.Studies;

/// <summary>A chart of a study.</summary>
/// <param name="Name">The name of its files, without an ending: small letters, digits and '-'.</param>
/// <param name="Figure">The chart.</param>
public sealed record StudyFigure(string Name, Figure Figure);
