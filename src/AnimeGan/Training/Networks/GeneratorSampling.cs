using AnimeGan.Imaging;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Draws pictures from anything that becomes images, without touching its state.</summary>
internal static class GeneratorSampling
{
    private const int BatchSize = 64;

    // torch draws normal numbers in blocks of as many, and the last ones of what does not fill its blocks otherwise.
    private const int Block = 16;

    /// <summary>Latent vectors; those of a smaller count are the first of a larger one's.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="length">Numbers in one.</param>
    /// <param name="random">Gives them.</param>
    /// <returns>[count, length], float32, N(0, 1); the caller's to dispose of.</returns>
    internal static Tensor Latents(int count, int length, Generator random)
    {
        using var blocks = randn((count + Block - 1) / Block * Block, length, generator: random);
        return blocks.narrow(0, 0, count).clone();
    }

    /// <summary>Draws given points in batches that bound the memory.</summary>
    /// <param name="points">[N, …].</param>
    /// <param name="labels">[N, A], int64, or null.</param>
    /// <param name="render">From both to images, [n, 3, H, W].</param>
    /// <param name="minusOneToOne">Whether these lie in [−1, 1]; otherwise in [0, 1].</param>
    internal static IReadOnlyList<RgbImage> Draw(Tensor points, Tensor? labels, Func<Tensor, Tensor?, Tensor> render, bool minusOneToOne = true)
    {
        using var noGradient = no_grad();
        var pictures = new List<RgbImage>();
        for (var start = 0L; start < points.shape[0]; start += BatchSize)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(BatchSize, points.shape[0] - start);
            pictures.AddRange(ImageTensors.ToImages(render(points.narrow(0, start, count), labels?.narrow(0, start, count)), minusOneToOne));
        }

        return pictures;
    }
}
