namespace AnimeGan.Ops;

/// <summary>The kernels in bfloat16: layers of few channels are float32 all the same, but for pictures, since there is little to multiply in them.</summary>
/// <typeparam name="V">The vectors.</typeparam>
/// <typeparam name="TProduct">How tiles are multiplied.</typeparam>
internal sealed unsafe class TileKernels<V, TProduct> : IKernels
    where V : unmanaged, IVector<V>
    where TProduct : struct, ITileProduct
{
    private readonly VectorKernels<V> _float32 = new();

    public string Name => TProduct.Name;

    public bool MultipliesTiles => true;

    public Action? PrepareThread => TProduct.PrepareThread;

    public IConvolution For(Job job)
    {
        var (big, small) = (job.Geometry.Big, job.Geometry.Small);
        if (!Geometry.FillsTiles(big.Channels, small.Channels, big.IsPicture))
        {
            return _float32.For(job);
        }

        return big.IsPicture ? new PictureTiles<V, TProduct>(job) : new Tiles<V, TProduct>(job);
    }

    public void Finish(in Results results, in Side side, int image) => _float32.Finish(results, side, image);

    public void Squash(float* values, nint count, Activation activation) => _float32.Squash(values, count, activation);
}
