using AnimeGan.Imaging;
using AnimeGan.Models;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Draws pictures from a generator without touching its state.</summary>
internal static class GeneratorSampling
{
    private const int BatchSize = 64;

    /// <summary>Draws given latent vectors in batches that bound the memory.</summary>
    /// <param name="generator">G in evaluation mode.</param>
    /// <param name="z">[N, LatentSize], float32.</param>
    /// <param name="labels">[N, A], int64, or null.</param>
    /// <param name="minusOneToOne">Whether G draws in [−1, 1]; otherwise in [0, 1].</param>
    internal static IReadOnlyList<RgbImage> Draw(IGenerator generator, Tensor z, Tensor? labels, bool minusOneToOne)
    {
        using var noGradient = no_grad();
        var result = new List<RgbImage>();
        for (var start = 0L; start < z.shape[0]; start += BatchSize)
        {
            using var scope = NewDisposeScope();
            var length = Math.Min(BatchSize, z.shape[0] - start);
            var images = generator.Generate(z.narrow(0, start, length), labels?.narrow(0, start, length));
            result.AddRange(ImageTensors.ToImages(images, minusOneToOne));
        }

        return result;
    }
}
