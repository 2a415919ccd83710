using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>The sliced Wasserstein distance of order 2 between two sets of points in a plane: the way that mass must be moved, averaged over directions.</summary>
/// <remarks>
/// Rabin et al. 2011, 'Wasserstein Barycenter and its Application to Texture Mixing', section 2; Bonneel et al. 2015, section 2.3.
/// Along one direction the best plan matches sorted points. Directions are spread evenly over half a turn and not drawn, so
/// that the figure has no chance in it but the points'. A shift by μ gives ‖μ‖ / √2. For pictures see <see cref="SlicedWassersteinScore"/>.
/// </remarks>
public static class SlicedWasserstein
{
    private const int Parts = 20;

    /// <summary>Measures the distance with its error.</summary>
    /// <param name="real">Points, [N, 2], N at least 40.</param>
    /// <param name="generated">As many points, [N, 2].</param>
    /// <param name="directions">At least 2.</param>
    /// <exception cref="ShapeException">The points are not [N, 2] both.</exception>
    /// <exception cref="ArgumentException">There are too few.</exception>
    public static Estimate Measure(Tensor real, Tensor generated, int directions = 64)
    {
        Check(real, generated, directions);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (x, y) = (real.to_type(ScalarType.Float64), generated.to_type(ScalarType.Float64));
        return Estimate.OfJackknife(Distance(x, y, directions), [.. Enumerable.Range(0, Parts).Select(left =>
        {
            using var inner = NewDisposeScope();
            var kept = tensor(Enumerable.Range(0, (int)x.shape[0]).Where(row => row % Parts != left).Select(row => (long)row).ToArray());
            return Distance(x.index_select(0, kept), y.index_select(0, kept), directions);
        })]);
    }

    /// <summary>The distance alone.</summary>
    /// <param name="real">Points, [N, 2], N at least 1.</param>
    /// <param name="generated">As many points, [N, 2].</param>
    /// <param name="directions">At least 2.</param>
    /// <returns>In the points' own units, at least 0.</returns>
    /// <exception cref="ShapeException">The points are not [N, 2] both.</exception>
    public static double Distance(Tensor real, Tensor generated, int directions = 64)
    {
        Check(real, generated, directions);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        double[] angles = [.. Enumerable.Range(0, directions).Select(i => Math.PI * i / directions)];
        var onto = tensor([.. angles.Select(Math.Cos), .. angles.Select(Math.Sin)], 2, directions);     // [2, directions]
        var (x, y) = (Sorted(real, onto), Sorted(generated, onto));
        return Math.Sqrt((x - y).square().mean().item<double>());
    }

    private static Tensor Sorted(Tensor points, Tensor onto) => points.to_type(ScalarType.Float64).matmul(onto).sort(0).Values;

    private static void Check(Tensor real, Tensor generated, int directions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(directions, 2);
        ArgumentNullException.ThrowIfNull(generated);
        ShapeException.Require(real, nameof(real), "Pass points in a plane.", -1, 2);
        ShapeException.Require(generated, nameof(generated), "Draw as many points as there are real ones.", real.shape[0], 2);
    }
}
