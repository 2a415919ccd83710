using AnimeGan.Imaging;

namespace AnimeGan.Data;

/// <summary>A picture and what it is called.</summary>
/// <param name="Name">A path from the folder it was in, with forward slashes and without its extension, or its number in a prepared set.</param>
/// <param name="Picture">The picture.</param>
public sealed record NamedPicture(string Name, RgbImage Picture);
