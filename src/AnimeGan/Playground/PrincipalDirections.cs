using AnimeGan.Latents;
using AnimeGan.Trained;
using static TorchSharp.torch;

namespace AnimeGan.Playground;

/// <summary>A direction in a latent space along which pictures change much.</summary>
/// <param name="Vector">[Length], float32: one step, a standard deviation of the points along it.</param>
/// <param name="Share">What it has of all that was measured, 0 to 1.</param>
internal sealed record PrincipalDirection(float[] Vector, double Share);

/// <summary>Directions worth a slider, without labels.</summary>
/// <remarks>
/// In w the principal components of the styles: Härkönen et al. 2020, 'GANSpace', arXiv 2004.02546, section 2.1. z varies alike in
/// every direction, so there the pictures decide: by Stein's lemma the mean gradient of a pixel is the mean of the pixel times z,
/// and the directions are the first singular vectors of these gradients, pixels evened out to 16×16.
/// Departs: the paper takes the first layer's activations for networks without styles; pixels are what a person sees.
/// </remarks>
internal static class PrincipalDirections
{
    private const int Cells = 16;

    // Below, a slider would move next to nothing.
    private const double LeastShare = 0.005;

    /// <summary>Finds the first ones.</summary>
    /// <param name="space">Where.</param>
    /// <param name="count">How many, at most; those with half a percent of the whole and more.</param>
    /// <param name="samples">Points to look at.</param>
    /// <param name="seed">Of the points.</param>
    /// <param name="progress">Told how many are looked at.</param>
    /// <param name="token">Cancels.</param>
    internal static IReadOnlyList<PrincipalDirection> Find(ILatentSpace space, int count, int samples, long seed, IProgress<int>? progress, CancellationToken token)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var labels = space.Generator.LabelsByChance(samples, seed);
        var points = space.Points(samples, seed, labels);
        var centred = (points - points.mean([0L])).to_type(ScalarType.Float64);
        if (space is StyleSpace)
        {
            progress?.Report(samples);
            return First(centred.t().matmul(centred) / samples, count, variance => Math.Sqrt(variance));
        }

        var seen = DirectionFinder.Seen(space, points, labels, Evened, progress, token);
        var gradients = centred.t().matmul(seen - seen.mean([0L])) / samples;              // [Length, pixels]
        return First(gradients.matmul(gradients.t()), count, _ => 1);
    }

    // [n, 3, H, W] to [n, 3 · 16 · 16], float64
    private static Tensor Evened(Tensor images)
    {
        using var evened = nn.functional.adaptive_avg_pool2d(images, [Cells, Cells]);
        return evened.flatten(1).to_type(ScalarType.Float64);
    }

    // The sign is no matter of mathematics: the largest number is made positive, so that a page stays the same.
    private static List<PrincipalDirection> First(Tensor square, int count, Func<double, double> length)
    {
        var (values, vectors) = linalg.eigh(square);
        var (sizes, size) = (values.data<double>().ToArray(), square.shape[0]);
        var all = sizes.Sum(value => Math.Max(0, value));
        return [.. Enumerable.Range(1, (int)Math.Min(count, size)).Where(place => sizes[size - place] > LeastShare * all).Select(place =>
        {
            var value = sizes[size - place];
            var vector = vectors.select(1, size - place).contiguous().data<double>().ToArray();
            var sign = Math.Sign(vector.MaxBy(Math.Abs));
            return new PrincipalDirection([.. vector.Select(number => (float)(number * sign * length(value)))], value / all);
        })];
    }
}
