using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Data;

/// <summary>Data in a plane: small round clouds around known centres, each as likely as the others. A generator that misses one is seen to.</summary>
/// <remarks>
/// The defaults are the two sets of Lin et al. 2018, 'PacGAN' (arXiv 1712.04086), section 4.1; Metz et al. 2017 (arXiv
/// 1611.02163) used such a ring first.
/// </remarks>
/// <example>
/// <code>
/// var ring = PlanarModes.Ring(count: 8);
/// var points = ring.Sample(2000, new Generator(1));    // [2000, 2]
/// ModeCoverage.Measure(ring, points).Modes    // → 8
/// </code>
/// </example>
public sealed class PlanarModes
{
    private PlanarModes(IReadOnlyList<(double X, double Y)> centres, double sigma)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        (Centres, Sigma) = (centres, sigma);
    }

    /// <summary>The clouds' centres.</summary>
    public IReadOnlyList<(double X, double Y)> Centres { get; }

    /// <summary>Standard deviation of each cloud along each axis.</summary>
    public double Sigma { get; }

    /// <summary>Clouds evenly spaced on a circle around the origin, the first on the x axis.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="radius">The circle's radius.</param>
    /// <param name="sigma">Standard deviation of each cloud, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">count is less than 1.</exception>
    public static PlanarModes Ring(int count = 8, double radius = 1, double sigma = 0.01)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var angles = Enumerable.Range(0, count).Select(i => 2 * Math.PI * i / count);
        return new PlanarModes([.. angles.Select(angle => (radius * Math.Cos(angle), radius * Math.Sin(angle)))], sigma);
    }

    /// <summary>Clouds on a square grid around the origin.</summary>
    /// <param name="side">Clouds along each side, at least 1.</param>
    /// <param name="spacing">Distance between neighbours.</param>
    /// <param name="sigma">Standard deviation of each cloud, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">side is less than 1.</exception>
    public static PlanarModes Grid(int side = 5, double spacing = 2, double sigma = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        double[] places = [.. Enumerable.Range(0, side).Select(i => spacing * (i - ((side - 1) / 2.0)))];
        return new PlanarModes([.. places.SelectMany(y => places.Select(x => (x, y)))], sigma);
    }

    /// <summary>Clouds wherever they are wanted, such as along a stroke that somebody drew.</summary>
    /// <param name="centres">The clouds' centres, at least one.</param>
    /// <param name="sigma">Standard deviation of each cloud, above 0.</param>
    /// <exception cref="ArgumentException">There is no centre, or one is not finite.</exception>
    public static PlanarModes At(IReadOnlyList<(double X, double Y)> centres, double sigma)
    {
        ArgumentNullException.ThrowIfNull(centres);
        return centres.Count > 0 && centres.All(centre => double.IsFinite(centre.X) && double.IsFinite(centre.Y))
            ? new PlanarModes([.. centres], sigma)
            : throw new ArgumentException("Clouds need at least one centre, and finite ones; give them as (x, y).", nameof(centres));
    }

    /// <summary>A chain of clouds from (−1, −½) to (1, ½), nearer to each other than they are wide: data on a line.</summary>
    /// <param name="count">How many, at least 2.</param>
    /// <param name="sigma">Standard deviation of each cloud, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">count is less than 2.</exception>
    public static PlanarModes Line(int count = 24, double sigma = 0.05) => Along(count, sigma, t => ((2 * t) - 1, t - 0.5));

    /// <summary>A chain of clouds on a spiral of one and a half turns around the origin, out to a radius of 1.2.</summary>
    /// <param name="count">How many, at least 2.</param>
    /// <param name="sigma">Standard deviation of each cloud, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">count is less than 2.</exception>
    /// <remarks>The radius grows with the angle (Archimedes); clouds are as far from each other along the whole of it, since the angle goes with the root of the way.</remarks>
    public static PlanarModes Spiral(int count = 60, double sigma = 0.05) => Along(count, sigma, t =>
    {
        var share = 0.1 + (0.9 * Math.Sqrt(t));
        var angle = 3 * Math.PI * share;
        return (1.2 * share * Math.Cos(angle), 1.2 * share * Math.Sin(angle));
    });

    /// <summary>Draws points.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="random">Source of the points.</param>
    /// <returns>[count, 2], float32; the caller's to dispose of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">count is less than 1.</exception>
    public Tensor Sample(int count, Generator random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(random);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var centres = tensor(Centres.SelectMany(centre => new[] { (float)centre.X, (float)centre.Y }).ToArray()).view(-1, 2);
        var chosen = randint(Centres.Count, [(long)count], generator: random);
        var points = centres.index_select(0, chosen) + (Sigma * randn(count, 2, generator: random));
        return points.MoveToOuterDisposeScope();
    }

    /// <summary>The exact log-density of points: of the mixture of the clouds, each with the same weight.</summary>
    /// <param name="points">[N, 2], float32.</param>
    /// <returns>[N], nats; the caller's to dispose of. On the data's own points no model's mean is higher, but by chance.</returns>
    /// <exception cref="ShapeException">points is not [N, 2].</exception>
    public Tensor LogDensity(Tensor points)
    {
        ShapeException.Require(points, nameof(points), "Pass points in a plane.", -1, 2);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var centres = tensor(Centres.SelectMany(centre => new[] { (float)centre.X, (float)centre.Y }).ToArray()).view(1, -1, 2);

        // [N, 1, 2] and [1, K, 2] to [N, K]
        var squares = (points.unsqueeze(1) - centres).square().sum(2);
        var each = (-squares / (2 * Sigma * Sigma)) - Math.Log(2 * Math.PI * Sigma * Sigma * Centres.Count);
        return each.logsumexp(1).MoveToOuterDisposeScope();
    }

    private static PlanarModes Along(int count, double sigma, Func<double, (double X, double Y)> curve)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        return new PlanarModes([.. Enumerable.Range(0, count).Select(i => curve(i / (count - 1.0)))], sigma);
    }
}
