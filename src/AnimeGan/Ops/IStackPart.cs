using AnimeGan.Distributed;
using AnimeGan.Engine;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>A module that brings fused kernels of its own, such as a residual block, and so parts the stack that it stands in.</summary>
internal interface IFusedPart
{
}

/// <summary>Layers of a <see cref="FusableLayers"/> that run in one way.</summary>
internal interface IStackPart
{
    /// <summary>Calls them.</summary>
    /// <param name="x">[N, C, H, W].</param>
    /// <param name="training">Whether batches are normalised by their own statistics.</param>
    Tensor Call(Tensor x, bool training);

    /// <summary>Normalises batches by the statistics of all ranks from now on, in training.</summary>
    void Synchronize(Ranks ranks);
}

/// <summary>Layers that always run one after the other.</summary>
/// <param name="layers">They.</param>
internal sealed class LibraryPart(IReadOnlyList<StackLayer> layers) : IStackPart
{
    private Ranks _ranks = Ranks.Alone;

    /// <inheritdoc/>
    public void Synchronize(Ranks ranks) => _ranks = ranks;

    /// <inheritdoc/>
    public Tensor Call(Tensor x, bool training)
    {
        var result = x.alias();
        foreach (var layer in layers)
        {
            using var input = result;
            result = training && _ranks.Size > 1 && layer.Module is BatchNorm norm
                ? BatchStatistics.Normalize(norm, input, _ranks, follow: true)
                : Convolutions.Call(layer.Module, input);
        }

        return result;
    }
}

/// <summary>Layers that run as one operation where the kernels can do the work, else one after the other.</summary>
/// <param name="plan">The layers as the kernels count them.</param>
/// <param name="layers">They.</param>
/// <param name="precision"><see cref="FusedKernels.FullPrecision"/> or <see cref="FusedKernels.BFloat16"/>, in training.</param>
internal sealed class FusedPart(FusedPlan plan, IReadOnlyList<StackLayer> layers, string precision) : IStackPart
{
    private readonly LibraryPart _oneByOne = new(layers);
    private readonly Lock _oneAtATime = new();
    private FusedStack? _stack;
    private Ranks _ranks = Ranks.Alone;

    /// <inheritdoc/>
    public void Synchronize(Ranks ranks)
    {
        (_ranks, _stack) = (ranks, null);
        _oneByOne.Synchronize(ranks);
    }

    /// <inheritdoc/>
    public Tensor Call(Tensor x, bool training)
    {
        if ((!training && is_grad_enabled()) || FusedKernels.StandAside || x.dtype != ScalarType.Float32 || x.device_type != DeviceType.CPU || !plan.IsOnCpu)
        {
            return _oneByOne.Call(x, training);
        }

        lock (_oneAtATime)
        {
            return training ? Stack(x, precision).call(x, LayerByLayer) : Stack(x, FusedKernels.FullPrecision).Evaluate(x);
        }
    }

    // As in training, but for the running statistics, which the pass that this one repeats has moved already.
    private Tensor LayerByLayer(Tensor x)
    {
        var result = x.alias();
        foreach (var layer in layers)
        {
            result = layer.Module switch
            {
                BatchNorm2d norm when _ranks.Size > 1 => BatchStatistics.Normalize(norm, result, _ranks, follow: false),
                BatchNorm2d norm => nn.functional.batch_norm(result, norm.running_mean!.clone(), norm.running_var!.clone(), norm.weight, norm.bias, training: true, norm.momentum!.Value, norm.eps),
                _ => Convolutions.Call(layer.Module, result),
            };
        }

        return result;
    }

    // Made for a picture's size, a number of threads and an arithmetic, which hardly ever change.
    private FusedStack Stack(Tensor x, string wanted)
    {
        var (rows, columns, threads, kernels) = ((int)x.shape[2], (int)x.shape[3], get_num_threads(), FusedKernels.Of(wanted));
        if (_stack is null || !_stack.Fits(rows, columns, threads, kernels))
        {
            _stack = new FusedStack(plan, rows, columns, threads, kernels, _ranks);
        }

        return _stack;
    }
}
