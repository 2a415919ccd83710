using AnimeGan.Imaging;
using AnimeGan.Models;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Draws pictures from a generator without touching its state.</summary>
internal static class GeneratorSampling
{
    private const int BatchSize = 64;

    /// <summary>Draws from N(0, 1).</summary>
    internal static IReadOnlyList<RgbImage> Draw(DcganGenerator generator, int count, Generator random)
    {
        using var z = randn(count, generator.Options.LatentSize, generator: random);
        return Draw(generator, z);
    }

    /// <summary>Draws given latent vectors, [N, LatentSize], in batches that bound the memory.</summary>
    internal static IReadOnlyList<RgbImage> Draw(DcganGenerator generator, Tensor z)
    {
        using var noGradient = no_grad();
        var result = new List<RgbImage>();
        for (var start = 0L; start < z.shape[0]; start += BatchSize)
        {
            using var scope = NewDisposeScope();
            var part = z.narrow(0, start, Math.Min(BatchSize, z.shape[0] - start));
            result.AddRange(ImageTensors.ToImages(generator.call(part), generator.Options.Practices.ImagesInMinusOneToOne));
        }

        return result;
    }
}
