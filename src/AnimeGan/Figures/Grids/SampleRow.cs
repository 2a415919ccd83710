using AnimeGan.Imaging;

namespace AnimeGan.Figures;

/// <summary>A row of pictures with a name.</summary>
/// <param name="Name">What stands above the row.</param>
/// <param name="Images">At least one, all of one size.</param>
public sealed record SampleRow(string Name, IReadOnlyList<RgbImage> Images);
