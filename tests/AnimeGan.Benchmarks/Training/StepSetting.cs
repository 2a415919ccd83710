using System.Globalization;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Training;
using TorchSharp;

namespace AnimeGan.Benchmarks.Training;

/// <summary>A DCGAN step of one size, and its two sides.</summary>
/// <param name="Size">Pixels along each side of an image.</param>
/// <param name="Width">Channels at half the image's size.</param>
/// <param name="Batch">Images in a step.</param>
/// <param name="Threads">On both sides.</param>
/// <param name="Kernels">Ours.</param>
internal sealed record StepSetting(int Size, int Width, int Batch, int Threads, string Kernels)
{
    /// <summary>The work in words.</summary>
    public string Title => string.Create(CultureInfo.InvariantCulture, $"DCGAN step, {Batch} images of {Size}x{Size}, {Width} channels, float32, Adam, kernels {Kernels}, against PyTorch's Python");

    /// <summary>Multiplications and additions of a step in billions, as a textbook counts its convolutions: D forward three times, its gradients by both thrice and twice, G's once each.</summary>
    public double Operations
    {
        get
        {
            var stages = Math.Log2(Size) - 2;
            double sum = 0;
            for (var stage = 0; stage < stages; stage++)
            {
                // A layer between Size >> stage and half of that, and its like in the other network.
                var (pixels, from, to) = (Math.Pow(Size >> (stage + 1), 2), stage == 0 ? 3 : Width << (stage - 1), Width << stage);
                var once = 2 * 16 * pixels * from * to;
                sum += once * ((stage == 0 ? 6 : 8) + 3);
            }

            return sum * Batch / 1e9;
        }
    }

    /// <summary>Measures both sides in turn.</summary>
    /// <param name="pairs">Pairs wanted.</param>
    /// <param name="progress">Called after each pair with how many are kept.</param>
    public ComparisonResult Measure(int pairs, Action<int> progress)
    {
        torch.set_num_threads(Threads);
        using var random = new torch.Generator(1);
        var dcgan = new DcganOptions { ImageSize = Size, BaseWidth = Width, Kernels = Kernels };
        using var G = new DcganGenerator(dcgan, random);
        using var D = new DcganDiscriminator(dcgan, random);
        using var generatorOptimizer = torch.optim.Adam(G.parameters(), 2e-4, 0.5, 0.999);
        using var discriminatorOptimizer = torch.optim.Adam(D.parameters(), 2e-4, 0.5, 0.999);
        var step = new GanStep(G, D, GanObjectives.Create("non-saturating"), generatorOptimizer, discriminatorOptimizer);
        using var x = torch.rand(Batch, 3, Size, Size) * 2 - 1;   // [N, 3, S, S] in [-1, 1]
        using var z = torch.randn(Batch, dcgan.LatentSize);       // [N, 100]

        using var ours = new DelegatePeer("AnimeGan", () => step.Take(x, z));
        string[] sizes = [.. new[] { Threads, Size, Width, Batch }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        using var peer = new PythonPeer("PyTorch (Python)", "dcgan_step.py", sizes);
        return PairedComparison.Run(ours, peer, pairs, warmups: 1, progress);
    }
}
