using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AnimeGan.Ops;

/// <summary>The kernels in float32, over one kind of vector.</summary>
/// <typeparam name="V">The vectors.</typeparam>
internal sealed unsafe class VectorKernels<V> : IFloat32Kernels
    where V : unmanaged, IVector<V>
{
    // Larger tiles multiply less, but have more points of filters to pass through memory; that is lost on few tiles.
    private const int FewTiles = 40;

    public string Name => V.Name;

    public IConvolution For(Job job)
    {
        var g = job.Geometry;
        if (g.Big.IsPicture || g.Small.Channels == 1)
        {
            return new Patches<V>(job);
        }

        var few = job.Images * Side.Units(g.Small.Rows, 4) * Side.Units(g.Small.Columns, 4) < FewTiles;
        return g switch
        {
            { Stride: 2 } when Winograd<V, FourOfTwoTaps>.Fits(g) => few ? new Winograd<V, TwoOfTwoTaps>(job) : new Winograd<V, FourOfTwoTaps>(job),
            _ when Winograd<V, FourOfThreeTaps>.Fits(g) => few ? new Winograd<V, TwoOfThreeTaps>(job) : new Winograd<V, FourOfThreeTaps>(job),
            _ when Lines<V>.Fits(g) => new Lines<V>(job),
            _ => new Patches<V>(job),
        };
    }

    public void Run(in StyleGradient gradient, Team team, int images) => gradient.Run<V>(team, images);

    public void Run(in Halving halving, Team team, int images, bool spreads)
    {
        if (spreads)
        {
            halving.Spread<V>(team, images);
        }
        else
        {
            halving.Halve<V>(team, images);
        }
    }

    public void Squash(float* values, nint count, Activation activation)
    {
        if (activation == Activation.Tanh)
        {
            Squash<V>.Tanh(values, count);
        }
        else
        {
            Squash<V>.Sigmoid(values, count);
        }
    }
}

/// <summary>Which kernels this machine has.</summary>
internal static class MachineKernels
{
    /// <summary>For float32, the best first.</summary>
    public static IReadOnlyList<IFloat32Kernels> Float32 { get; } = [.. Find()];

    /// <summary>For bfloat16, the best first.</summary>
    public static IReadOnlyList<IKernels> BFloat16 { get; } = [];

    private static IEnumerable<IFloat32Kernels> Find()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            yield return new VectorKernels<WideVector>();
        }

        if (Vector256.IsHardwareAccelerated && Fma.IsSupported)
        {
            yield return new VectorKernels<HalfVector>();
        }

        if (System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported)
        {
            yield return new VectorKernels<QuarterVector>();
        }
    }
}
