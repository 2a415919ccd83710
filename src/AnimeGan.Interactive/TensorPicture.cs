using System.Globalization;
using AnimeGan.Imaging;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Interactive;

/// <summary>A tensor as a picture: [C, H, W], or [N, C, H, W] as a grid, of 1 or 3 channels.</summary>
/// <param name="Png">The picture.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Note">Says where not all are shown; empty otherwise.</param>
internal sealed record TensorPicture(byte[] Png, int Width, int Height, string Note)
{
    private const int Smallest = 8;
    private const int Largest = 1024;
    private const int MostPictures = 64;
    private const int MostColumns = 8;
    private const int Gap = 2;
    private const byte Between = 128;

    /// <summary>Draws a tensor; null where its shape is not a picture's.</summary>
    /// <param name="values">uint8, or floating-point in [-1, 1].</param>
    public static TensorPicture? Of(Tensor values)
    {
        var isOne = values.ndim == 3;
        if (!isOne && values.ndim != 4)
        {
            return null;
        }

        var (channels, height, width) = (values.shape[^3], values.shape[^2], values.shape[^1]);
        if (channels is not (1 or 3) || height < Smallest || width < Smallest || height > Largest || width > Largest)
        {
            return null;
        }

        var all = isOne ? 1 : values.shape[0];
        var shown = (int)Math.Min(all, MostPictures);
        var batch = isOne ? values.unsqueeze(0) : values.narrow(0, 0, shown);
        var isBytes = batch.dtype == ScalarType.Byte;
        var floats = isBytes ? batch.to(ScalarType.Float32) / 255 : batch.to(ScalarType.Float32);
        var pictures = ImageTensors.ToImages(floats.expand(shown, 3, height, width), minusOneToOne: !isBytes);
        var grid = ImageGrid.Compose(pictures, Math.Min(shown, MostColumns), shown == 1 ? 0 : Gap, Between);
        return new TensorPicture(Pictures.EncodePng(grid), grid.Width, grid.Height, shown < all ? string.Create(CultureInfo.InvariantCulture, $"the first {shown} of {all}") : string.Empty);
    }

    /// <summary>An img element that holds the picture; small ones are enlarged, their pixels shown as squares.</summary>
    public string ToHtml()
    {
        var scale = Math.Clamp(192 / Math.Max(Width, Height), 1, 4);
        var culture = CultureInfo.InvariantCulture;
        var note = Note.Length > 0 ? $"<div style=\"opacity:.75\">{Note}</div>" : string.Empty;
        return string.Create(culture, $"<img src=\"data:image/png;base64,{Convert.ToBase64String(Png)}\" alt=\"the tensor as a picture\" width=\"{Width * scale}\" height=\"{Height * scale}\" style=\"max-width:100%;height:auto;image-rendering:pixelated;display:block;margin:.3em 0\">{note}");
    }
}
