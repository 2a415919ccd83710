using static TorchSharp.torch;

namespace AnimeGan.Rivals;

/// <summary>How a diffusion model's noise grows over its steps, and what follows from it in closed form.</summary>
/// <remarks>
/// Ho, Jain, Abbeel 2020 (arXiv 2006.11239), section 2: x_t = √ᾱ_t x_0 + √(1 − ᾱ_t) ε. The shares ᾱ fall as half a cosine, squared:
/// Nichol and Dhariwal 2021 (arXiv 2102.09672), Eq. 17, with their s = 0.008 and β at most 0.999.
/// </remarks>
/// <example>
/// <code>
/// var schedule = new NoiseSchedule(steps: 50);
/// (schedule.Kept(1) &gt; 0.99, schedule.Kept(50) &lt; 0.01)    // → (True, True)
/// </code>
/// </example>
public sealed class NoiseSchedule
{
    private const double Offset = 0.008;
    private const double MostNoise = 0.999;
    private readonly double[] _kept;

    /// <summary>Computes the schedule.</summary>
    /// <param name="steps">How many steps lead from data to noise, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">steps is less than 2.</exception>
    public NoiseSchedule(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        _kept = new double[steps + 1];
        _kept[0] = 1;
        for (var t = 1; t <= steps; t++)
        {
            _kept[t] = _kept[t - 1] * Math.Max(1 - MostNoise, Cosine((double)t / steps) / Cosine((double)(t - 1) / steps));
        }
    }

    /// <summary>How many steps there are.</summary>
    public int Steps => _kept.Length - 1;

    /// <summary>ᾱ_t, the share of the data's variance that is left after t steps, 1 to nearly 0.</summary>
    /// <param name="t">0 to <see cref="Steps"/>.</param>
    public double Kept(int t) => _kept[t];

    /// <summary>β_t, the variance of the noise that step t adds, 0 to 1.</summary>
    /// <param name="t">1 to <see cref="Steps"/>.</param>
    public double Added(int t) => 1 - (_kept[t] / _kept[t - 1]);

    /// <summary>Where x came from one step earlier, when both the data point and x_t are known: q(x_{t−1} | x_t, x_0) is a Gaussian.</summary>
    /// <param name="t">1 to <see cref="Steps"/>.</param>
    /// <returns>What its mean takes of x_0, what it takes of x_t, and its variance along each axis, 0 for t = 1.</returns>
    /// <remarks>Ho et al. 2020, Eqs. 6 and 7.</remarks>
    public (double OfStart, double OfNow, double Variance) Posterior(int t)
    {
        var (before, now, added) = (Kept(t - 1), Kept(t), Added(t));
        return (Math.Sqrt(before) * added / (1 - now), Math.Sqrt(1 - added) * (1 - before) / (1 - now), (1 - before) / (1 - now) * added);
    }

    /// <summary>Draws by undoing the steps one after the other, from pure noise to t = 0.</summary>
    /// <param name="start">x_T, [N, D], float32, N(0, 1).</param>
    /// <param name="noiseOf">What it believes to be the noise ε in x_t, [N, D], from x_t and t.</param>
    /// <param name="random">Noise on the way.</param>
    /// <returns>x_0, [N, D]; the caller's to dispose of.</returns>
    /// <remarks>Ho et al. 2020, algorithm 2, with Eq. 15 for x_0 and the variance of Eq. 7.</remarks>
    public Tensor Undo(Tensor start, Func<Tensor, int, Tensor> noiseOf, Generator random)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(noiseOf);
        using var scope = NewDisposeScope();
        var x = start.alias();
        for (var t = Steps; t >= 1; t--)
        {
            using var inner = NewDisposeScope();
            var (ofStart, ofNow, variance) = Posterior(t);
            var data = (x - (Math.Sqrt(1 - Kept(t)) * noiseOf(x, t))) / Math.Sqrt(Kept(t));
            x = ((ofStart * data) + (ofNow * x) + (Math.Sqrt(variance) * randn(x.shape, generator: random))).MoveToOuterDisposeScope();
        }

        return x.MoveToOuterDisposeScope();
    }

    private static double Cosine(double share) => Math.Pow(Math.Cos((share + Offset) / (1 + Offset) * Math.PI / 2), 2);
}
