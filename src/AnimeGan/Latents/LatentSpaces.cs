using AnimeGan.Imaging;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Latents;

/// <summary>Opens spaces by name, and draws from any of them.</summary>
public static class LatentSpaces
{
    private const int BatchSize = 64;

    /// <summary>The spaces' names.</summary>
    public static IReadOnlyList<string> Names { get; } = [LatentZ.SpaceName, StyleSpace.SpaceName];

    /// <summary>Opens a space.</summary>
    /// <param name="generator">The generator; not owned.</param>
    /// <param name="name">One of <see cref="Names"/>; null for the best that the generator has: w where there are styles.</param>
    /// <param name="truncation">ψ, 0 to 1 and above; other than 1 only where there are styles.</param>
    /// <exception cref="ArgumentException">There is no such space, or the generator has no styles.</exception>
    public static ILatentSpace Open(TrainedGenerator generator, string? name = null, double truncation = 1)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return (name ?? (StyleSpace.Exists(generator) ? StyleSpace.SpaceName : LatentZ.SpaceName)) switch
        {
            LatentZ.SpaceName => new LatentZ(generator, truncation),
            StyleSpace.SpaceName => new StyleSpace(generator, truncation),
            _ => throw new ArgumentException($"There is no space '{name}'; there are {string.Join(" and ", Names)}.", nameof(name)),
        };
    }

    /// <summary>Draws pictures in batches that bound the memory; without gradients.</summary>
    /// <param name="space">Where the points are.</param>
    /// <param name="points">[N, Length].</param>
    /// <param name="labels">[N, A], int64, for a generator with labels; else null.</param>
    public static IReadOnlyList<RgbImage> Draw(this ILatentSpace space, Tensor points, Tensor? labels = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(points);
        return Draw(points, labels, space.Render);
    }

    /// <summary>Labels by chance for a generator that wants them.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="seed">The same seed gives the same labels: those of the pictures that the generator samples from it.</param>
    /// <returns>[count, A], int64, the caller's to dispose of; null for a generator without labels.</returns>
    public static Tensor? RandomLabels(TrainedGenerator generator, int count, long seed)
    {
        ArgumentNullException.ThrowIfNull(generator);
        if (generator.Labels is null)
        {
            return null;
        }

        using var random = SeedStream.Open(seed, SeedStream.Labels);
        return SampleGrid.RandomLabels(generator.Labels, count, random);
    }

    /// <summary>The same for anything that becomes images: [N, …] to [N, 3, H, W].</summary>
    internal static IReadOnlyList<RgbImage> Draw(Tensor points, Tensor? labels, Func<Tensor, Tensor?, Tensor> render)
    {
        using var noGradient = no_grad();
        var pictures = new List<RgbImage>();
        for (var start = 0L; start < points.shape[0]; start += BatchSize)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(BatchSize, points.shape[0] - start);
            pictures.AddRange(ImageTensors.ToImages(render(points.narrow(0, start, count), labels?.narrow(0, start, count))));
        }

        return pictures;
    }
}
