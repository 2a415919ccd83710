using AnimeGan.Engine;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnimeGan.Ops;

/// <summary>Layers one after the other. The whole stack runs as one operation of <see cref="FusedKernels"/> where they can do the work; else layer by layer.</summary>
/// <remarks>
/// Both ways use the same parameters and running statistics, and agree to the kernels' rounding, float32's or bfloat16's; evaluation is in
/// float32. Layer by layer it is on a GPU, where evaluation mode wants a derivative or training a second one, and where a layer is of a kind that the
/// kernels lack.
/// </remarks>
internal sealed class FusableLayers : Module<Tensor, Tensor>
{
    private readonly List<Module<Tensor, Tensor>> _layers = [];
    private readonly FusedPlan? _plan;
    private readonly string _precision;
    private readonly Lock _oneAtATime = new();
    private FusedStack? _fused;

    /// <summary>Takes the layers over.</summary>
    /// <param name="layers">In the order in which they are called.</param>
    /// <param name="kernels">One of <see cref="FusedKernels.Choices"/>.</param>
    /// <param name="precision">One of <see cref="FusedKernels.Precisions"/>, for the kernels; layer by layer it is float32.</param>
    /// <exception cref="ArgumentException">Kernels are "fused", or the precision is "bf16", and the kernels cannot run these layers; the message says why.</exception>
    public FusableLayers(IReadOnlyList<StackLayer> layers, string kernels = FusedKernels.Auto, string precision = FusedKernels.FullPrecision)
        : base(nameof(FusableLayers))
    {
        ArgumentNullException.ThrowIfNull(layers);
        foreach (var layer in layers)
        {
            register_module(layer.Name, layer.Module);
            _layers.Add(layer.Module);
        }

        (_plan, LayerByLayerReason) = kernels == FusedKernels.Library ? (null, "the record asks for the library's kernels")
            : FusedKernels.Reason is { } reason ? (null, reason)
            : FusedPlan.Of(layers);
        _precision = FusedKernels.Resolve(precision);
        if (_plan is null && precision == FusedKernels.BFloat16)
        {
            throw new ArgumentException($"Only the fused kernels know bf16, and they cannot run this network: {LayerByLayerReason}; set precision to \"{FusedKernels.Auto}\" or \"{FusedKernels.FullPrecision}\".", nameof(precision));
        }

        if (kernels == FusedKernels.Fused && _plan is null)
        {
            throw new ArgumentException($"Fused kernels cannot run this network: {LayerByLayerReason}; set kernels to \"{FusedKernels.Auto}\" or \"{FusedKernels.Library}\".", nameof(kernels));
        }
    }

    /// <summary>Layers of any kind, all by the tensor library.</summary>
    /// <param name="layers">Names and layers, in the order in which they are called.</param>
    internal static FusableLayers ByLibrary(IEnumerable<(string Name, Module<Tensor, Tensor> Layer)> layers) =>
        new([.. layers.Select(layer => new StackLayer(layer.Name, layer.Layer))], FusedKernels.Library);

    /// <summary>Why the stack always runs layer by layer; null where the kernels run it.</summary>
    public string? LayerByLayerReason { get; }

    /// <summary>Calls the layers.</summary>
    /// <param name="x">What the first layer takes, [N, C, H, W], float32.</param>
    /// <returns>What the last layer gives, [N, C, H, W].</returns>
    public override Tensor forward(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (_plan is not null && (training || !is_grad_enabled()) && !FusedKernels.StandAside && x.dtype == ScalarType.Float32 && x.device_type == DeviceType.CPU && _plan.IsOnCpu)
        {
            lock (_oneAtATime)
            {
                return training ? Fused(x, _precision).call(x, LayerByLayer) : Fused(x, FusedKernels.FullPrecision).Evaluate(x);
            }
        }

        var result = x.alias();
        foreach (var layer in _layers)
        {
            using var input = result;
            result = Convolutions.Call(layer, input);
        }

        return result;
    }

    // As in training, but for the running statistics, which the pass that this one repeats has moved already.
    private Tensor LayerByLayer(Tensor x)
    {
        var result = x.alias();
        foreach (var layer in _layers)
        {
            result = layer is BatchNorm2d norm
                ? nn.functional.batch_norm(result, norm.running_mean!.clone(), norm.running_var!.clone(), norm.weight, norm.bias, training: true, norm.momentum!.Value, norm.eps)
                : Convolutions.Call(layer, result);
        }

        return result;
    }

    // Made for a picture's size, a number of threads and a precision, which hardly ever change.
    private FusedStack Fused(Tensor x, string precision)
    {
        var (rows, columns, threads) = ((int)x.shape[2], (int)x.shape[3], get_num_threads());
        var kernels = FusedKernels.Of(precision);
        if (_fused is null || !_fused.Fits(rows, columns, threads, kernels))
        {
            _fused = new FusedStack(_plan!, rows, columns, threads, kernels);
        }

        return _fused;
    }
}
