using AnimeGan.Data;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Freshly drawn faces with their attributes, a batch at a time; a pure function of (seed, batch).</summary>
/// <param name="seed">Names the stream of faces.</param>
/// <param name="batchSize">Faces in a batch.</param>
internal sealed class FaceBatches(long seed, int batchSize)
{
    // One size a batch; 32 and 128 are there so that the network knows what resizing does to a face.
    private static readonly int[] _sizes = [64, 32, 64, 64, 128, 32];

    /// <summary>Draws a batch.</summary>
    /// <param name="batch">Its number, from 0.</param>
    /// <param name="size">Pixels along each side; null for each batch its own.</param>
    /// <returns>Images [N, 3, S, S] in [−1, 1], kinds [N, K] int64, amounts [N, M]; the caller's scope owns them.</returns>
    internal (Tensor Images, Tensor Kinds, Tensor Amounts) Draw(long batch, int? size = null)
    {
        var pixels = size ?? _sizes[batch % _sizes.Length];
        var length = 3 * pixels * pixels;
        var (kinds, amounts) = (FaceTargets.Kinds.Attributes.Count, FaceTargets.Amounts.Count);
        var bytes = new byte[batchSize * length];
        var indices = new long[batchSize * kinds];
        var values = new float[batchSize * amounts];
        Parallel.For(0, batchSize, n =>
        {
            var face = SynthAnime.Attributes(seed, (batch * batchSize) + n);
            SynthAnime.Render(face, pixels, bytes.AsSpan(n * length, length));
            FaceTargets.WriteKinds(face, indices.AsSpan(n * kinds, kinds));
            FaceTargets.WriteAmounts(face, values.AsSpan(n * amounts, amounts));
        });
        using var flat = tensor(bytes, ScalarType.Byte);
        using var images = flat.view(batchSize, 3, pixels, pixels);
        return (
            images.to_type(ScalarType.Float32).div_(127.5).sub_(1),
            tensor(indices, batchSize, kinds),
            tensor(values, batchSize, amounts));
    }
}
