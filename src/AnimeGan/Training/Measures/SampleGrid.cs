using AnimeGan.Data;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>The latent vectors and labels of a run's sample grid.</summary>
/// <param name="Z">[rows · columns, LatentSize], float32.</param>
/// <param name="Labels">[rows · columns, A], int64; null without labels.</param>
internal sealed record SampleGrid(Tensor Z, Tensor? Labels) : IDisposable
{
    /// <summary>
    /// Lays a grid out: without labels every place has its own latent vector; with labels a column is one latent
    /// vector and a row one value of the first attribute, the others at their first value.
    /// </summary>
    internal static SampleGrid Create(int latentSize, int size, LabelScheme? scheme, Generator random)
    {
        if (scheme is null)
        {
            return new SampleGrid(randn(size * size, latentSize, generator: random), null);
        }

        using var columns = randn(size, latentSize, generator: random);
        var rows = scheme.Attributes[0].Values.Count;
        var labels = new long[rows * size, scheme.Attributes.Count];
        for (var place = 0; place < rows * size; place++)
        {
            labels[place, 0] = place / size;
        }

        return new SampleGrid(columns.repeat(rows, 1), tensor(labels));
    }

    public void Dispose()
    {
        Z.Dispose();
        Labels?.Dispose();
    }
}
