using System.Globalization;
using System.Net;

namespace AnimeGan;

/// <summary>Pictures as pieces of pages.</summary>
internal static class PictureHtml
{
    /// <summary>An img element that holds its picture; enlarged, it shows its pixels as squares.</summary>
    /// <param name="png">The picture.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="scale">How many screen pixels wide a pixel is shown, above 0.</param>
    /// <param name="caption">Words under the picture, or null.</param>
    public static string Figure(byte[] png, int width, int height, double scale, string? caption)
    {
        var culture = CultureInfo.InvariantCulture;
        var words = WebUtility.HtmlEncode(caption ?? string.Create(culture, $"Picture of {width}×{height} pixels"));
        var shown = (Math.Round(width * scale).ToString(culture), Math.Round(height * scale).ToString(culture));
        var image = $"<img src=\"data:image/png;base64,{Convert.ToBase64String(png)}\" alt=\"{words}\" width=\"{shown.Item1}\" height=\"{shown.Item2}\" style=\"max-width:100%;height:auto;image-rendering:pixelated\">";
        return caption is null ? image : $"<figure style=\"margin:0\">{image}<figcaption style=\"font-size:90%\">{words}</figcaption></figure>";
    }
}
