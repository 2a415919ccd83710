using AnimeGan.Imaging;

namespace AnimeGan.Data;

/// <summary>Pictures as their publisher's files hold them.</summary>
/// <param name="Name">Of the set, for the manifest.</param>
/// <param name="Count">Pictures.</param>
/// <param name="Picture">The picture at an index, at its own size; called from several threads.</param>
/// <param name="Labels">One row a picture.</param>
/// <param name="Files">What was read.</param>
internal sealed record RawPictures(string Name, int Count, Func<int, RgbImage> Picture, LabelTable Labels, IReadOnlyList<ImportedFile> Files);
