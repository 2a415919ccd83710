using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>The border between bytes and the tensors that networks see.</summary>
/// <example>
/// <code>
/// using (var images = ImageSet.Open("data/synth32"))
/// {
///     var order = new BatchSampler(images.Count, batchSize: 8, seed: 1, horizontalFlip: false);
///     var x = ImageTensors.ToTensor(images, order.Next());    // in [-1, 1]
///     display(string.Join(", ", x.shape));    // → 8, 3, 32, 32
/// }
/// </code>
/// </example>
public static class ImageTensors
{
    /// <summary>Gathers a batch from a set.</summary>
    /// <param name="images">The data set.</param>
    /// <param name="batch">Which images, and which of them mirrored.</param>
    /// <param name="minusOneToOne">Range [−1, 1]; otherwise [0, 1].</param>
    /// <returns>[N, C, H, W], float32; the caller's to dispose of.</returns>
    public static Tensor ToTensor(ImageSet images, Batch batch, bool minusOneToOne = true)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var bytes = empty([batch.Indices.Length, images.Channels, images.Height, images.Width], ScalarType.Byte);
        images.CopyTo(batch, bytes.bytes);
        return ToRange(bytes, minusOneToOne);
    }

    /// <summary>The next batch of a training's order.</summary>
    /// <param name="reader">Gives the bytes.</param>
    /// <param name="images">The reader's set.</param>
    /// <param name="minusOneToOne">Range [−1, 1]; otherwise [0, 1].</param>
    /// <returns>[N, C, H, W], float32, the caller's to dispose of; and which pictures they are.</returns>
    internal static (Tensor X, Batch Batch) Next(BatchReader reader, ImageSet images, bool minusOneToOne = true)
    {
        var (batch, pictures) = reader.Next();
        using var bytes = empty([batch.Indices.Length, images.Channels, images.Height, images.Width], ScalarType.Byte);
        pictures.Span.CopyTo(bytes.bytes);
        return (ToRange(bytes, minusOneToOne), batch);
    }

    /// <summary>Gathers pictures that are in memory.</summary>
    /// <param name="images">At least one; all of the first one's size.</param>
    /// <param name="minusOneToOne">Range [−1, 1]; otherwise [0, 1].</param>
    /// <returns>[N, 3, H, W], float32; the caller's to dispose of.</returns>
    /// <exception cref="ArgumentException">There are none, or they differ in size.</exception>
    public static Tensor FromImages(IReadOnlyList<RgbImage> images, bool minusOneToOne = true)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count == 0 || images.Any(image => image.Width != images[0].Width || image.Height != images[0].Height))
        {
            throw new ArgumentException($"A batch needs pictures of one size, got {images.Count} of {string.Join(", ", images.Select(image => $"{image.Width}×{image.Height}").Distinct())}; resize them first.", nameof(images));
        }

        using var bytes = empty([images.Count, 3, images[0].Height, images[0].Width], ScalarType.Byte);
        var target = bytes.bytes;
        var length = images[0].Pixels.Length;
        for (var n = 0; n < images.Count; n++)
        {
            Planes.FromImage(images[n], target.Slice(n * length, length));
        }

        return ToRange(bytes, minusOneToOne);
    }

    /// <summary>Rounds a generator's output to pictures.</summary>
    /// <param name="images">[N, 3, H, W], float32, any device; values outside the range are clamped.</param>
    /// <param name="minusOneToOne">Range [−1, 1]; otherwise [0, 1].</param>
    /// <exception cref="ShapeException">images is not [N, 3, H, W].</exception>
    public static IReadOnlyList<RgbImage> ToImages(Tensor images, bool minusOneToOne = true)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.shape is not [_, 3, _, _])
        {
            throw new ShapeException($"images must be [N, 3, H, W], got [{string.Join(", ", images.shape)}]. Pass a generator's output.", nameof(images));
        }

        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var unit = minusOneToOne ? images.add(1).mul(127.5) : images.mul(255);

        // [N, 3, H, W] to [N, H, W, 3]
        var pixels = unit.round().clamp(0, 255).to_type(ScalarType.Byte).permute(0, 2, 3, 1).cpu().contiguous();
        var (height, width) = ((int)pixels.shape[1], (int)pixels.shape[2]);
        var length = height * width * 3;
        var all = pixels.bytes;
        var result = new RgbImage[pixels.shape[0]];
        for (var n = 0; n < result.Length; n++)
        {
            result[n] = new RgbImage(width, height, all.Slice(n * length, length).ToArray());
        }

        return result;
    }

    // 0 to 255 becomes −1 to 1, or 0 to 1.
    private static Tensor ToRange(Tensor bytes, bool minusOneToOne)
    {
        var values = bytes.to_type(ScalarType.Float32);
        return minusOneToOne ? values.div_(127.5).sub_(1) : values.div_(255);
    }
}
