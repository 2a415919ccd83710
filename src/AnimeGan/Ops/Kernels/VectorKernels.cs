namespace AnimeGan.Ops;

/// <summary>The kernels in float32, over one kind of vector.</summary>
/// <typeparam name="V">The vectors.</typeparam>
internal sealed unsafe class VectorKernels<V> : IFloat32Kernels
    where V : unmanaged, IVector<V>
{
    // Larger tiles multiply less, but have more points of filters to pass through memory; that is lost on few tiles.
    private const int FewTiles = 40;

    public string Name => V.Name;

    public bool MultipliesTiles => false;

    public Action? PrepareThread => null;

    public IConvolution For(Job job)
    {
        var g = job.Geometry;
        if (g.Big.IsPicture || g is { Small.Channels: 1, IsSmoothed: false })
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

    public void Finish(in Results results, in Side side, int image)
    {
        for (var channel = 0; channel < side.PaddedChannels; channel += V.Count)
        {
            Window<V>.Finish(results, side, image, channel, (float*)results.First + side.At(image) + channel, side.Columns * side.Pixel, side.Pixel);
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
