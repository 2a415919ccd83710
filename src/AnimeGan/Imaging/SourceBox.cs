namespace AnimeGan.Imaging;

/// <summary>A part of a picture in pixels, fractions allowed; pixel i covers [i, i + 1).</summary>
/// <param name="Left">From the left edge.</param>
/// <param name="Top">From the top edge.</param>
/// <param name="Width">More than 0.</param>
/// <param name="Height">More than 0.</param>
internal readonly record struct SourceBox(double Left, double Top, double Width, double Height);
