using AnimeGan.Imaging;

namespace AnimeGan.Figures;

/// <summary>A picture as a notebook shows it: enlarged, with words under it.</summary>
/// <param name="Image">The picture.</param>
[TypeFormatterSource(typeof(PictureFormatterSource), PreferredMimeTypes = ["text/html", "image/png", "text/plain"])]
public sealed record Picture(RgbImage Image)
{
    /// <summary>How many screen pixels wide a pixel is shown, above 0; enlarged pixels stay sharp squares.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Words under the picture, or null.</summary>
    public string? Caption { get; init; }

    /// <summary>The picture as a piece of a page.</summary>
    public string ToHtml() => PictureHtml.Figure(Pictures.EncodePng(Image), Image.Width, Image.Height, Scale, Caption);

    /// <summary>The caption and the size, for a terminal.</summary>
    public override string ToString() => $"{Caption ?? "Picture"} ({Image.Width}×{Image.Height})";
}
