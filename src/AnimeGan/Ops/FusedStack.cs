using AnimeGan.Distributed;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>A stack of convolutions for pictures of one size, run by the kit's own kernels.</summary>
internal sealed class FusedStack
{
    private readonly FusedPlan _plan;
    private readonly LayerStack _stack;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _threads;

    /// <summary>Lays the stack out.</summary>
    /// <param name="plan">The layers.</param>
    /// <param name="rows">Of the pictures that the first layer takes.</param>
    /// <param name="columns">Of them.</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="kernels">The arithmetic.</param>
    /// <param name="ranks">Those whose shares make a batch that is normalised as one; null for none but this.</param>
    internal FusedStack(FusedPlan plan, int rows, int columns, int threads, IKernels kernels, Ranks? ranks = null)
    {
        (_plan, _rows, _columns, _threads, Kernels) = (plan, rows, columns, threads, kernels);
        _stack = new LayerStack([.. plan.Layers.Select(layer => layer.Options)], rows, columns, kernels) { Ranks = ranks ?? Ranks.Alone };
    }

    /// <summary>The arithmetic.</summary>
    internal IKernels Kernels { get; }

    /// <summary>All parameters, in the order in which <see cref="Backward"/> gives their gradients.</summary>
    internal IEnumerable<Parameter> Parameters => _plan.Layers.SelectMany(Of);

    /// <summary>Whether it was made for this size, number of threads and arithmetic.</summary>
    internal bool Fits(int rows, int columns, int threads, IKernels kernels) => (_rows, _columns, _threads, Kernels) == (rows, columns, threads, kernels);

    /// <summary>The whole stack as one node of the graph, normalised by the batch's statistics.</summary>
    /// <param name="x">[N, C, H, W], float32.</param>
    /// <param name="twin">The stack layer by layer, normalised by the batch's statistics and leaving the running ones alone.</param>
    internal Tensor call(Tensor x, Func<Tensor, Tensor> twin)
    {
        foreach (var norm in _plan.Layers.Select(layer => layer.Norm).OfType<BatchNorm2d>())
        {
            _ = norm.num_batches_tracked!.add_(1);
        }

        if (!is_grad_enabled())
        {
            return Result(x, training: true);
        }

        // A graph is recorded only through arguments that are tensors.
        return FusedStackFunction.apply([this, twin, x, .. Parameters]);
    }

    /// <summary>The result without a graph, normalised by the running statistics.</summary>
    /// <param name="x">[N, C, H, W], float32.</param>
    internal Tensor Evaluate(Tensor x) => Result(x, training: false);

    /// <summary>Runs the stack. In training it updates the running statistics.</summary>
    /// <returns>The result, [N, C, H, W], and what <see cref="Backward"/> needs.</returns>
    internal unsafe (Tensor Y, KeptMemory Kept) Forward(Tensor x, bool training = true)
    {
        using var pixels = x.contiguous();
        var images = (int)x.shape[0];
        var result = _stack.Result;
        var y = empty(images, result.Channels, result.Rows, result.Columns);
        var kept = KeptMemory.Take(_stack.Kept(images));
        var tensors = Tensors(statistics: true);
        float* from = Address(pixels), to = Address(y);
        using var lease = Team.Take(_threads, Kernels.PrepareThread);
        lease.Team.Lead(() => _stack.Forward(lease.Team, images, training, tensors, from, to, kept.First));
        return (y, kept);
    }

    /// <summary>Runs the stack backward.</summary>
    /// <param name="images">Of the forward pass.</param>
    /// <param name="kept">From the forward pass.</param>
    /// <param name="dy">The result's gradient.</param>
    /// <param name="wanted">For each of <see cref="Parameters"/>, whether its gradient is wanted.</param>
    /// <param name="wantsInput">Whether x's is.</param>
    /// <returns>x's gradient and each parameter's; null where it is not wanted.</returns>
    internal unsafe (Tensor? Dx, List<Tensor?> Gradients) Backward(int images, KeptMemory kept, Tensor dy, IReadOnlyList<bool> wanted, bool wantsInput)
    {
        using var gradient = dy.contiguous();
        List<Tensor?> gradients = [.. Parameters.Zip(wanted, (parameter, wants) => wants ? empty_like(parameter) : null)];
        var dx = wantsInput ? empty(images, _plan.Layers[0].Options.From, _rows, _columns) : null;
        var (tensors, targets) = (Tensors(statistics: false), Targets(gradients));
        float* from = Address(gradient), to = Address(dx);
        using var lease = Team.Take(_threads, Kernels.PrepareThread);
        lease.Team.Lead(() => _stack.Backward(lease.Team, images, tensors, kept.First, from, targets, to));
        return (dx, gradients);
    }

    private Tensor Result(Tensor x, bool training)
    {
        var (y, kept) = Forward(x, training);
        kept.Dispose();
        return y;
    }

    private static IEnumerable<Parameter> Of(FusedPlanLayer layer)
    {
        yield return layer.Weight;
        if (layer.Bias is { } bias)
        {
            yield return bias;
        }

        if (layer.Norm is { } norm)
        {
            yield return norm.weight!;
            yield return norm.bias!;
        }
    }

    private static unsafe float* Address(Tensor? tensor) => tensor is null ? null : PixelTensors.Address(tensor);

    private unsafe LayerTensors[] Tensors(bool statistics) =>
    [
        .. _plan.Layers.Select(layer => new LayerTensors
        {
            Weight = Address(layer.Weight),
            Bias = Address(layer.Bias),
            Gamma = Address(layer.Norm?.weight),
            Beta = Address(layer.Norm?.bias),
            RunningMean = statistics ? Address(layer.Norm?.running_mean) : null,
            RunningVariance = statistics ? Address(layer.Norm?.running_var) : null,
        }),
    ];

    private unsafe LayerGradients[] Targets(List<Tensor?> gradients)
    {
        var next = 0;
        var targets = new LayerGradients[_plan.Layers.Count];
        for (var i = 0; i < targets.Length; i++)
        {
            var layer = _plan.Layers[i];
            targets[i].Weight = Address(gradients[next++]);
            targets[i].Bias = layer.Bias is null ? null : Address(gradients[next++]);
            targets[i].Gamma = layer.Norm is null ? null : Address(gradients[next++]);
            targets[i].Beta = layer.Norm is null ? null : Address(gradients[next++]);
        }

        return targets;
    }
}
