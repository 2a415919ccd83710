using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Ops;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Features of many pictures, in batches that bound the memory.</summary>
public static class FeatureBatches
{
    internal const int SmallestPicture = 8;

    /// <summary>The features of pictures; without gradients.</summary>
    /// <param name="extractor">Whose features.</param>
    /// <param name="pictures">All of one size, at least one.</param>
    /// <returns>[N, Length], float32; the caller's to dispose of.</returns>
    public static Tensor Features(this IFeatureExtractor extractor, IReadOnlyList<RgbImage> pictures)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        ArgumentNullException.ThrowIfNull(pictures);
        return InBatches(extractor, pictures.Count, (start, count) => ImageTensors.FromImages([.. pictures.Skip(start).Take(count)]));
    }

    /// <summary>The features of pictures of a set, spread evenly over it; without gradients.</summary>
    /// <param name="extractor">Whose features.</param>
    /// <param name="images">The set.</param>
    /// <param name="count">How many, at least 1; all where the set has fewer.</param>
    /// <returns>[N, Length], float32; the caller's to dispose of.</returns>
    public static Tensor Features(this IFeatureExtractor extractor, ImageSet images, int count)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        ArgumentNullException.ThrowIfNull(images);
        var indices = images.Spread(count);
        return InBatches(extractor, indices.Length, (start, part) => Load(images, indices.AsSpan(start, part)));
    }

    /// <summary>Pictures of a set as [N, 3, H, W] in [−1, 1]; the caller's to dispose of.</summary>
    internal static Tensor Load(ImageSet images, ReadOnlySpan<int> indices) =>
        ImageTensors.ToTensor(images, new Batch(indices.ToArray(), new bool[indices.Length], 0));

    /// <summary>Refuses what no extractor can take.</summary>
    internal static void Require(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.shape is not [_, 3, >= SmallestPicture, >= SmallestPicture])
        {
            throw new ShapeException($"images must be [N, 3, H, W] of at least {SmallestPicture} pixels along each side, got [{string.Join(", ", images.shape)}]. Pass colour pictures.", nameof(images));
        }
    }

    private static Tensor InBatches(IFeatureExtractor extractor, int count, Func<int, int, Tensor> batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        for (var start = 0; start < count; start += extractor.BatchSize)
        {
            using var images = batch(start, Math.Min(extractor.BatchSize, count - start));
            parts.Add(extractor.Features(images));
        }

        return cat(parts).MoveToOuterDisposeScope();
    }
}
