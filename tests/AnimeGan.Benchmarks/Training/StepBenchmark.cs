using System.Globalization;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Training;
using TorchSharp;

namespace AnimeGan.Benchmarks.Training;

/// <summary>A whole DCGAN step through this library against the same step in PyTorch's Python on the same libtorch.</summary>
internal sealed class StepBenchmark : IBenchmark
{
    private const int BatchSize = 128;

    /// <inheritdoc />
    public string Name => "step";

    /// <inheritdoc />
    public string Description => "DCGAN step, 128 images of 64x64, 64 channels, float32, Adam, BCE, against PyTorch's Python; goal 1.00";

    /// <inheritdoc />
    public bool Run(BenchmarkOptions options)
    {
        torch.set_num_threads(options.Threads);
        using var random = new torch.Generator(1);
        var dcgan = new DcganOptions { ImageSize = 64, BaseWidth = 64 };
        using var G = new DcganGenerator(dcgan, random);
        using var D = new DcganDiscriminator(dcgan, random);
        using var generatorOptimizer = torch.optim.Adam(G.parameters(), 2e-4, 0.5, 0.999);
        using var discriminatorOptimizer = torch.optim.Adam(D.parameters(), 2e-4, 0.5, 0.999);
        var step = new GanStep(G, D, GanObjectives.Create("non-saturating"), generatorOptimizer, discriminatorOptimizer);
        using var x = torch.rand(BatchSize, 3, 64, 64) * 2 - 1;   // [N, 3, 64, 64] in [-1, 1]
        using var z = torch.randn(BatchSize, dcgan.LatentSize);   // [N, 100]

        using var ours = new DelegatePeer("AnimeGan", () => step.Take(x, z));
        using var peer = new PythonPeer("PyTorch (Python)", "dcgan_step.py", options.Threads.ToString(CultureInfo.InvariantCulture));
        var result = PairedComparison.Run(ours, peer, options.Pairs, warmups: 1, kept => ResultTable.Line($"pair {kept} of {options.Pairs}"));
        return ResultTable.Print(Description, result, BatchSize, "images", goal: 1.00, options);
    }
}
