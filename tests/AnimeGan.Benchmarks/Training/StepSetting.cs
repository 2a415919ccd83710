using System.Globalization;
using AnimeGan.Data;
using AnimeGan.Ops;
using AnimeGan.Testing;
using AnimeGan.Training;
using TorchSharp;

namespace AnimeGan.Benchmarks.Training;

/// <summary>A DCGAN step of one size, and its two sides.</summary>
/// <param name="Size">Pixels along each side of an image.</param>
/// <param name="Width">Channels at half the image's size.</param>
/// <param name="Batch">Images in a step.</param>
/// <param name="Threads">On both sides.</param>
/// <param name="Kernels">Ours.</param>
/// <param name="Precision">Ours.</param>
/// <param name="PeerPrecision">PyTorch's: float32, or bf16 by its autocast.</param>
internal sealed record StepSetting(
    int Size, int Width, int Batch, int Threads, string Kernels, string Precision = FusedKernels.FullPrecision, string PeerPrecision = FusedKernels.FullPrecision)
{
    // More than a step's, so that each has other pictures.
    private const int Pictures = 1_024;

    /// <summary>The work in words.</summary>
    public string Title => string.Create(CultureInfo.InvariantCulture, $"DCGAN step, {Batch} images of {Size}x{Size}, {Width} channels, Adam, data from the memory map, kernels {Kernels}, {Precision}, against PyTorch's Python, {PeerPrecision}");

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

    /// <summary>Steps that a side takes in its turn: about a second of them, as in a training.</summary>
    private int Row => (int)Math.Clamp(150 / Operations, 1, 20);

    /// <summary>Measures both sides in turn.</summary>
    /// <param name="pairs">Pairs wanted.</param>
    /// <param name="progress">Called after each pair with how many are kept.</param>
    public ComparisonResult Measure(int pairs, Action<int> progress)
    {
        torch.set_num_threads(Threads);
        using var folder = new TemporaryFolder();
        SynthAnime.WriteSet(folder["set"], Pictures, Size, 1, overwrite: false, progress: null, CancellationToken.None);
        using var images = ImageSet.Open(folder["set"]);
        var record = new TrainingRecord { Data = folder["set"], ImageSize = Size, BaseWidth = Width, BatchSize = Batch, Kernels = Kernels, Precision = Precision };
        using var system = TrainingSystems.Create(record, images, null);
        var steps = 0L;

        using var ours = new DelegatePeer("AnimeGan", () => system.Take(steps, Batch * steps++));
        string[] sizes = [.. new[] { Threads, Size, Width, Batch }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        using var peer = new PythonPeer("PyTorch (Python)", "dcgan_step.py", [.. sizes, PeerPrecision, folder["set/images.npy"]]);
        return PairedComparison.Run(ours, peer, pairs, warmups: 2, progress, Row);
    }
}
