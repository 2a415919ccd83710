using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Benchmarks.Tensors;

/// <summary>Reading between pixels with its gradient, as ADA's geometry does at twice the resolution, against the twin of plain operations.</summary>
internal sealed class LookupBenchmark : IBenchmark
{
    private const int Pictures = 64;
    private const int Side = 138;

    /// <inheritdoc />
    public string Name => "lookup";

    /// <inheritdoc />
    public string Description => "64 pictures of 138x138 read between pixels, and the gradient, against gathers and weights; goal 1.00";

    /// <inheritdoc />
    public bool Run(BenchmarkOptions options)
    {
        set_num_threads(options.Threads);
        using var random = new Generator(1);
        using var pictures = randn([Pictures, 3, Side, Side], generator: random).requires_grad_(true);
        using var places = rand([Pictures, Side, Side, 2], generator: random) * (Side - 1);
        using var weights = randn([Pictures, 3, Side, Side], generator: random);
        using var ours = new DelegatePeer("Bilinear", () => Work(PictureLookup.Bilinear));
        using var peer = new DelegatePeer("BilinearReference", () => Work(PictureLookup.BilinearReference));
        var result = PairedComparison.Run(ours, peer, options.Pairs, warmups: 1, _ => { });
        return ResultTable.Print(Description, result, Pictures, "pictures", goal: 1.00, options);

        void Work(Func<Tensor, Tensor, Tensor> read)
        {
            using var scope = NewDisposeScope();
            autograd.grad([read(pictures, places)], [pictures], [weights]);
        }
    }
}
