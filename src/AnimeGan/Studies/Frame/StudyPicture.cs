using AnimeGan.Imaging;

namespace AnimeGan.Studies;

/// <summary>A picture of a study.</summary>
/// <param name="Name">The name of its file, without an ending: small letters, digits and '-'.</param>
/// <param name="Image">The picture.</param>
/// <param name="Caption">What it shows, in a line.</param>
public sealed record StudyPicture(string Name, RgbImage Image, string Caption);
