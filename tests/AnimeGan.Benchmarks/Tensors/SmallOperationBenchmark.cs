using System.Globalization;
using TorchSharp;

namespace AnimeGan.Benchmarks.Tensors;

/// <summary>What one call into libtorch costs from C# and from Python, with so little data that only the call is left.</summary>
internal sealed class SmallOperationBenchmark : IBenchmark
{
    private const int Calls = 100_000;

    /// <inheritdoc />
    public string Name => "small-op";

    /// <inheritdoc />
    public string Description => "100,000 additions of two tensors of 4 numbers, against PyTorch's Python; goal 1.00";

    /// <inheritdoc />
    public bool Run(BenchmarkOptions options)
    {
        torch.set_num_threads(options.Threads);
        using var a = torch.ones(4);
        using var b = torch.ones(4);
        using var mode = torch.no_grad();
        using var ours = new DelegatePeer("AnimeGan", () =>
        {
            for (var i = 0; i < Calls; i++)
            {
                using var sum = a.add(b);
            }
        });
        using var peer = new PythonPeer("PyTorch (Python)", "small_operation.py", [Calls.ToString(CultureInfo.InvariantCulture)]);
        var result = PairedComparison.Run(ours, peer, options.Pairs, warmups: 3, _ => { });
        return ResultTable.Print(Description, result, Calls, "calls", goal: 1.00, options);
    }
}
