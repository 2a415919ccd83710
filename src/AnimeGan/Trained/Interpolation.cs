using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Trained;

/// <summary>Ways between latent vectors.</summary>
/// <remarks>White 2016, 'Sampling Generative Networks', arXiv 1609.04468, section 2.1; the formula is Shoemake's of 1985.</remarks>
/// <example>
/// <code>
/// using (var generator = TrainedGenerator.Load("runs/first"))
/// {
///     var z = generator.Latents(2, seed: 7);    // [2, L]
///     var way = Interpolation.Path([z[..1], z[1..]], steps: 7, InterpolationKind.Spherical);
///     display(DatasetGrid.Create(generator.Draw(cat([.. way]))));    // 8 faces, from the one to the other
/// }
/// </code>
/// </example>
public static class Interpolation
{
    // Nearer to parallel than this, the arc is a straight line to within float32, and its formula divides by almost 0.
    private const double SmallestAngle = 1e-4;

    /// <summary>A point on the way.</summary>
    /// <param name="from">Vectors, [N, L].</param>
    /// <param name="to">Vectors, [N, L].</param>
    /// <param name="share">0 gives from, 1 gives to.</param>
    /// <param name="kind">Which way.</param>
    /// <returns>[N, L]; the caller's to dispose of.</returns>
    /// <exception cref="ShapeException">from and to are not of one shape.</exception>
    /// <exception cref="ArgumentException">A spherical way is asked for between vectors that point in opposite directions: there are many.</exception>
    public static Tensor Between(Tensor from, Tensor to, double share, InterpolationKind kind)
    {
        using var scalar = tensor(share);
        return Between(from, to, scalar, kind);
    }

    /// <summary>A point on the way, another for each pair.</summary>
    /// <inheritdoc cref="Between(Tensor, Tensor, double, InterpolationKind)"/>
    /// <param name="from">Vectors, [N, L].</param>
    /// <param name="to">Vectors, [N, L].</param>
    /// <param name="shares">[N, 1], float64: 0 gives from, 1 gives to.</param>
    /// <param name="kind">Which way.</param>
    public static Tensor Between(Tensor from, Tensor to, Tensor shares, InterpolationKind kind)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(from);
        ShapeException.Require(from, nameof(from), "Pass one latent vector a row.", -1, -1);
        ShapeException.Require(to, nameof(to), "Both ends must be of one shape.", from.shape[0], from.shape[1]);
        return kind == InterpolationKind.Linear ? Linear(from, to, shares) : Spherical(from, to, shares);
    }

    /// <summary>The whole way through some points.</summary>
    /// <param name="points">Vectors to pass, each [N, L], at least two.</param>
    /// <param name="steps">Steps from one point to the next, at least 1.</param>
    /// <param name="kind">Which way.</param>
    /// <param name="closed">Whether it leads back to the first point, which is then not given again at the end.</param>
    /// <returns>One [N, L] a frame, the points themselves among them; the caller's to dispose of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two points, or steps is less than 1.</exception>
    public static IReadOnlyList<Tensor> Path(IReadOnlyList<Tensor> points, int steps, InterpolationKind kind, bool closed = false)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentOutOfRangeException.ThrowIfLessThan(points.Count, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var parts = closed ? points.Count : points.Count - 1;
        var frames = Enumerable.Range(0, parts * steps)
            .Select(frame => Between(points[frame / steps], points[((frame / steps) + 1) % points.Count], (double)(frame % steps) / steps, kind))
            .ToList();
        if (!closed)
        {
            frames.Add(points[^1].clone());
        }

        return frames;
    }

    private static Tensor Linear(Tensor from, Tensor to, Tensor share)
    {
        using var scope = NewDisposeScope();
        return ((from * (1 - share)) + (to * share)).to_type(from.dtype).MoveToOuterDisposeScope();
    }

    // Departs: the length goes evenly from one vector's to the other's; the paper's formula bends it where the lengths differ.
    private static Tensor Spherical(Tensor from, Tensor to, Tensor share)
    {
        using var scope = NewDisposeScope();
        var (one, two) = (from.to_type(ScalarType.Float64), to.to_type(ScalarType.Float64));
        var (lengthOne, lengthTwo) = (one.norm(1, keepdim: true), two.norm(1, keepdim: true));    // [N, 1]
        var (unitOne, unitTwo) = (one / lengthOne.clamp_min(1e-12), two / lengthTwo.clamp_min(1e-12));
        var angle = (unitOne * unitTwo).sum(1, keepdim: true).clamp(-1, 1).acos();
        if (angle.max().item<double>() > Math.PI - SmallestAngle)
        {
            throw new ArgumentException("Two vectors point in opposite directions, and every great circle through one leads to the other; take another seed, or the linear way.", nameof(to));
        }

        var near = angle < SmallestAngle;
        var sine = where(near, ones_like(angle), angle.sin());
        var (shareOne, shareTwo) = (
            where(near, 1 - share, (angle * (1 - share)).sin() / sine),
            where(near, share, (angle * share).sin() / sine));
        var length = (lengthOne * (1 - share)) + (lengthTwo * share);
        return (((unitOne * shareOne) + (unitTwo * shareTwo)) * length).to_type(from.dtype).MoveToOuterDisposeScope();
    }
}
