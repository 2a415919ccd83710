using AnimeGan.Distributed;
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
    private readonly List<IStackPart> _parts = [];

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
        }

        LayerByLayerReason = kernels == FusedKernels.Library ? "the record asks for the library's kernels" : FusedKernels.Reason;
        var resolved = FusedKernels.Resolve(precision);
        foreach (var part in Parts(layers))
        {
            _parts.Add(part is [{ Module: IFusedPart }] || LayerByLayerReason is not null ? new LibraryPart(part) : Fuse(part, resolved));
        }

        if (LayerByLayerReason is not null && precision == FusedKernels.BFloat16)
        {
            throw new ArgumentException($"Only the fused kernels know bf16, and they cannot run this network: {LayerByLayerReason}; set precision to \"{FusedKernels.Auto}\" or \"{FusedKernels.FullPrecision}\".", nameof(precision));
        }

        if (LayerByLayerReason is not null && kernels == FusedKernels.Fused)
        {
            throw new ArgumentException($"Fused kernels cannot run this network: {LayerByLayerReason}; set kernels to \"{FusedKernels.Auto}\" or \"{FusedKernels.Library}\".", nameof(kernels));
        }
    }

    /// <summary>Layers of any kind, all by the tensor library.</summary>
    /// <param name="layers">Names and layers, in the order in which they are called.</param>
    internal static FusableLayers ByLibrary(IEnumerable<(string Name, Module<Tensor, Tensor> Layer)> layers) =>
        new([.. layers.Select(layer => new StackLayer(layer.Name, layer.Layer))], FusedKernels.Library);

    /// <summary>Why layers of the stack always run layer by layer; null where the kernels run them.</summary>
    public string? LayerByLayerReason { get; private set; }

    /// <summary>Calls the layers.</summary>
    /// <param name="x">What the first layer takes, [N, C, H, W], float32.</param>
    /// <returns>What the last layer gives, [N, C, H, W].</returns>
    public override Tensor forward(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var result = x.alias();
        foreach (var part in _parts)
        {
            using var input = result;
            result = part.Call(input, training);
        }

        return result;
    }

    /// <summary>Normalises batches by the statistics of all ranks from now on, in training.</summary>
    /// <param name="ranks">Those that have shares of a batch.</param>
    internal void Synchronize(Ranks ranks) => _parts.ForEach(part => part.Synchronize(ranks));

    // What stands between two modules that have kernels of their own, and each of those.
    private static IEnumerable<IReadOnlyList<StackLayer>> Parts(IReadOnlyList<StackLayer> layers)
    {
        List<StackLayer> part = [];
        foreach (var layer in layers)
        {
            if (layer.Module is not IFusedPart)
            {
                part.Add(layer);
                continue;
            }

            if (part.Count > 0)
            {
                yield return part;
            }

            yield return [layer];
            part = [];
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    private IStackPart Fuse(IReadOnlyList<StackLayer> layers, string precision)
    {
        var (plan, reason) = FusedPlan.Of(layers);
        LayerByLayerReason ??= reason;
        return plan is null ? new LibraryPart(layers) : new FusedPart(plan, layers, precision);
    }
}
