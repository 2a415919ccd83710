using System.Numerics;

namespace AnimeGan.Theory;

/// <summary>The smallest GAN: the data are the point 0, G is the point θ, D is the line ψ x. It shows what a method does near its equilibrium.</summary>
/// <remarks>
/// Mescheder, Geiger and Nowozin 2018, 'Which Training Methods for GANs do actually Converge?' (arXiv 1801.04406),
/// definition 2.1: L(θ, ψ) = f(ψθ) + f(0), which G descends and D ascends; f(t) = −log(1 + exp(−t)) for the usual GAN.
/// As in the paper, and unlike elsewhere in the kit, a logit above 0 here says 'generated'.
/// </remarks>
/// <example>
/// <code>
/// var cured = new DiracGan { Name = "R1", PenaltyWeight = 1 };
/// var end = cured.Play(new DiracPoint(1, 1), learningRate: 0.1, steps: 500, alternating: true)[^1];
/// end.Norm &lt; 1e-3    // → True
/// </code>
/// </example>
public sealed record DiracGan
{
    /// <summary>What a chart calls the method.</summary>
    public required string Name { get; init; }

    /// <summary>What the players descend and ascend.</summary>
    public DiracLoss Loss { get; init; }

    /// <summary>|ψ| is cut to this after each step, as WGAN does; null for no clipping.</summary>
    public double? Clip { get; init; }

    /// <summary>γ of the penalty γ/2 (|ψ| − g)² on D's gradient, at least 0; 0 for none.</summary>
    public double PenaltyWeight { get; init; }

    /// <summary>g, the size that the penalty wants D's gradient to have; 0 is the zero-centred penalty, 1 that of WGAN-GP.</summary>
    public double PenaltyTarget { get; init; }

    /// <summary>The six methods that the paper compares, with its authors' settings.</summary>
    /// <remarks>Mescheder et al. 2018, section 3 and figure 2; WGAN: Arjovsky et al. 2017; WGAN-GP: Gulrajani et al. 2017.</remarks>
    public static IReadOnlyList<DiracGan> Methods { get; } =
    [
        new() { Name = "GAN" },
        new() { Name = "non-saturating GAN", Loss = DiracLoss.NonSaturating },
        new() { Name = "WGAN, clip 1", Loss = DiracLoss.Wasserstein, Clip = 1 },
        new() { Name = "WGAN-GP", Loss = DiracLoss.Wasserstein, PenaltyWeight = 0.7, PenaltyTarget = 1 },
        new() { Name = "GAN + zero-centred penalty", PenaltyWeight = 0.3 },
        new() { Name = "NSGAN + zero-centred penalty", Loss = DiracLoss.NonSaturating, PenaltyWeight = 0.3 },
    ];

    /// <summary>The direction in which G and D move, for learning rate 1: (−∂L/∂θ, ∂L/∂ψ) with the penalty.</summary>
    /// <param name="at">The state.</param>
    /// <returns>Where both pull, as a step in θ and in ψ.</returns>
    /// <remarks>Mescheder et al. 2018, section 2 for the two GANs, section 3 for the others.</remarks>
    public DiracPoint Field(DiracPoint at)
    {
        var (theta, psi) = at;
        var generator = Loss == DiracLoss.NonSaturating ? Slope(-theta * psi) : Slope(theta * psi);
        var penalty = PenaltyWeight * Math.Sign(psi) * (Math.Abs(psi) - PenaltyTarget);
        return new DiracPoint(-generator * psi, (Slope(theta * psi) * theta) - penalty);
    }

    /// <summary>Plays the game by gradient steps.</summary>
    /// <param name="start">The first state.</param>
    /// <param name="learningRate">h, above 0.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="alternating">True: G moves first, then D against the moved G. False: both at once.</param>
    /// <returns>The states from the start on, one more than steps.</returns>
    /// <exception cref="ArgumentOutOfRangeException">learningRate is not above 0, or steps is negative.</exception>
    public IReadOnlyList<DiracPoint> Play(DiracPoint start, double learningRate, int steps, bool alternating)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(learningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        var path = new List<DiracPoint>(steps + 1) { start };
        for (var step = 0; step < steps; step++)
        {
            path.Add(Step(path[^1], learningRate, alternating));
        }

        return path;
    }

    /// <summary>The distance from the equilibrium at which the non-saturating game, both at once, circles for ever: √(2h).</summary>
    /// <param name="learningRate">h, above 0; the radius is a limit for small h, within 1 % up to 0.2.</param>
    /// <returns>The root of the mean of θ² + ψ² over a turn, from whatever start.</returns>
    /// <exception cref="ArgumentOutOfRangeException">learningRate is not above 0.</exception>
    /// <remarks>
    /// Ours, not the paper's. The field is (−(1/2 + θψ/4) ψ, (1/2 − θψ/4) θ) up to fourth order, and a flow along it creeps in. A
    /// step adds −h θ²ψ² to r² = θ² + ψ², −h r⁴/8 on average over a turn, and its own length squared, h² r²/4, for going straight on where the flow bends.
    /// Both are as large at r² = 2h; the first of them is not in the eigenvalues.
    /// </remarks>
    public static double CycleRadius(double learningRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(learningRate);
        return Math.Sqrt(2 * learningRate);
    }

    /// <summary>How far from the equilibrium the non-saturating game is after many steps in turn: √(8 / (h n)).</summary>
    /// <param name="learningRate">h, above 0.</param>
    /// <param name="steps">n, at least 1; a limit for many steps, within 3 % from 500 steps of 0.2 on.</param>
    /// <returns>The distance, whatever the start was.</returns>
    /// <exception cref="ArgumentOutOfRangeException">learningRate is not above 0, or steps is below 1.</exception>
    /// <remarks>Steps in turn do not push out in first order, so r² loses h r⁴/8 a step and nothing else: see <see cref="CycleRadius"/>.</remarks>
    public static double CreepingDistance(double learningRate, long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(learningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return Math.Sqrt(8 / (learningRate * steps));
    }

    /// <summary>The eigenvalues of the field's Jacobian at the equilibrium (0, 0): −γ/2 ± √(γ²/4 − f′(0)²).</summary>
    /// <returns>
    /// Both, the one with the larger imaginary part, then the larger real part, first. A real part below 0: the game ends here if steps are
    /// small enough. None: they do not decide. GAN and the non-saturating GAN have the same and end differently.
    /// </returns>
    /// <exception cref="InvalidOperationException">The field has a kink there, because the penalty's target is not 0.</exception>
    /// <remarks>Mescheder et al. 2018, section 2 without a penalty, section 3 with the zero-centred one. f′(0) is 1/2, and 1 for WGAN: ±i/2 and ±i.</remarks>
    public (Complex First, Complex Second) Eigenvalues()
    {
        if (PenaltyWeight > 0 && PenaltyTarget != 0)
        {
            throw new InvalidOperationException($"'{Name}' pulls |ψ| towards {PenaltyTarget}, so its field has a kink at ψ = 0 and no eigenvalues there; look at its path instead.");
        }

        var slope = Slope(0);
        var half = PenaltyWeight / 2;
        var root = Complex.Sqrt((half * half) - (slope * slope));
        return (-half + root, -half - root);
    }

    private DiracPoint Step(DiracPoint at, double learningRate, bool alternating)
    {
        var theta = at.Theta + (learningRate * Field(at).Theta);
        var judged = alternating ? at with { Theta = theta } : at;
        var psi = at.Psi + (learningRate * Field(judged).Psi);
        return new DiracPoint(theta, Clip is { } limit ? Math.Clamp(psi, -limit, limit) : psi);
    }

    // f′(t)
    private double Slope(double t) => Loss == DiracLoss.Wasserstein ? 1 : 1 / (1 + Math.Exp(t));
}
