using System.Text;
using AnimeGan.Ops.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>A stack of convolutions for pictures of one size, run by the kit's own kernels on threads of their own.</summary>
internal sealed class FusedStack : IDisposable
{
    private readonly FusedPlan _plan;
    private readonly StackHandle _handle;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _threads;
    private readonly string _precision;
    private readonly long[] _shape;

    /// <summary>Starts the threads.</summary>
    /// <param name="plan">The layers.</param>
    /// <param name="rows">Of the pictures that the first layer takes.</param>
    /// <param name="columns">Of them.</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="precision"><see cref="FusedKernels.FullPrecision"/> or <see cref="FusedKernels.BFloat16"/>.</param>
    /// <param name="instructions">An instruction set, for tests; null for the machine's best.</param>
    internal unsafe FusedStack(FusedPlan plan, int rows, int columns, int threads, string precision = FusedKernels.FullPrecision, string? instructions = null)
    {
        (_plan, _rows, _columns, _threads, _precision) = (plan, rows, columns, threads, precision);
        NativeLayer[] layers = [.. plan.Layers.Select(layer => layer.Native)];
        var name = instructions is null ? null : Encoding.UTF8.GetBytes(instructions + '\0');
        fixed (NativeLayer* first = layers)
        fixed (byte* named = name)
        {
            Check(NativeMethods.agf_create(first, layers.Length, rows, columns, threads, precision == FusedKernels.BFloat16 ? 1 : 0, named, out _handle));
        }

        var shape = stackalloc int[3];
        NativeMethods.agf_shape(_handle, shape);
        _shape = [shape[0], shape[1], shape[2]];
    }

    /// <summary>All parameters, in the order in which <see cref="Backward"/> gives their gradients.</summary>
    internal IEnumerable<Parameter> Parameters => _plan.Layers.SelectMany(Of);

    /// <summary>Whether it was made for this size, number of threads and precision.</summary>
    internal bool Fits(int rows, int columns, int threads, string precision) => (_rows, _columns, _threads, _precision) == (rows, columns, threads, precision);

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
    internal unsafe (Tensor Y, KeptHandle Kept) Forward(Tensor x, bool training = true)
    {
        using var pixels = x.contiguous();
        var images = (int)x.shape[0];
        var y = empty([images, .. _shape]);
        var kept = NativeMethods.agf_take(NativeMethods.agf_kept(_handle, images));
        if (kept.IsInvalid)
        {
            throw new InvalidOperationException($"There is no memory for {images} images of this network; use a smaller batch.");
        }

        var parameters = NativeParameters(statistics: true);
        fixed (NativeParameters* first = parameters)
        {
            Check(NativeMethods.agf_forward(_handle, images, training ? 1 : 0, first, (float*)Address(pixels), (float*)Address(y), kept));
        }

        return (y, kept);
    }

    /// <summary>Runs the stack backward.</summary>
    /// <param name="images">Of the forward pass.</param>
    /// <param name="kept">From the forward pass.</param>
    /// <param name="dy">The result's gradient.</param>
    /// <param name="wanted">For each of <see cref="Parameters"/>, whether its gradient is wanted.</param>
    /// <param name="wantsInput">Whether x's is.</param>
    /// <returns>x's gradient and each parameter's; null where it is not wanted.</returns>
    internal unsafe (Tensor? Dx, List<Tensor?> Gradients) Backward(int images, KeptHandle kept, Tensor dy, IReadOnlyList<bool> wanted, bool wantsInput)
    {
        using var gradient = dy.contiguous();
        List<Tensor?> gradients = [.. Parameters.Zip(wanted, (parameter, wants) => wants ? empty_like(parameter) : null)];
        var first = _plan.Layers[0].Native;
        var dx = wantsInput ? empty(images, first.From, _rows, _columns) : null;
        var parameters = NativeParameters(statistics: false);
        NativeGradients[] targets = [.. Targets(gradients)];
        fixed (NativeParameters* firstParameters = parameters)
        fixed (NativeGradients* firstTargets = targets)
        {
            Check(NativeMethods.agf_backward(_handle, images, firstParameters, kept, (float*)Address(gradient), firstTargets, dx is null ? null : (float*)Address(dx)));
        }

        return (dx, gradients);
    }

    public void Dispose() => _handle.Dispose();

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

    private static unsafe nint Address(Tensor? tensor)
    {
        if (tensor is null)
        {
            return 0;
        }

        fixed (byte* first = tensor.bytes)
        {
            return (nint)first;
        }
    }

    private static void Check(int status)
    {
        if (status != 0)
        {
            throw new InvalidOperationException($"The fused kernels failed: {FusedKernels.LastError()}.");
        }
    }

    private NativeParameters[] NativeParameters(bool statistics) =>
    [
        .. _plan.Layers.Select(layer => new NativeParameters
        {
            Weight = Address(layer.Weight),
            Bias = Address(layer.Bias),
            Gamma = Address(layer.Norm?.weight),
            Beta = Address(layer.Norm?.bias),
            RunningMean = statistics ? Address(layer.Norm?.running_mean) : 0,
            RunningVariance = statistics ? Address(layer.Norm?.running_var) : 0,
        }),
    ];

    private IEnumerable<NativeGradients> Targets(List<Tensor?> gradients)
    {
        var next = 0;
        foreach (var layer in _plan.Layers)
        {
            yield return new NativeGradients
            {
                Weight = Address(gradients[next++]),
                Bias = layer.Bias is null ? 0 : Address(gradients[next++]),
                Gamma = layer.Norm is null ? 0 : Address(gradients[next++]),
                Beta = layer.Norm is null ? 0 : Address(gradients[next++]),
            };
        }
    }
}
