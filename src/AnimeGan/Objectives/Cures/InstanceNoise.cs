using AnimeGan.Distributed;
using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>Gaussian noise on all that D is shown, so that real and generated samples overlap and D keeps giving G a direction.</summary>
/// <remarks>
/// Sønderby et al. 2016 (arXiv 1610.04490), section 3, and Arjovsky and Bottou 2017 (arXiv 1701.04862), section 3.1: the supports
/// of both distributions, thin as they are, then share mass; the noise is annealed. Linearly, here.
/// </remarks>
/// <example>
/// <code>
/// var levels = from progress in new[] { 0, 0.25, 0.5 }
///              select InstanceNoise.Level(initial: 0.2, progress, until: 0.5);
/// string.Join(" ", levels)    // → 0.2 0.1 0
/// </code>
/// </example>
public static class InstanceNoise
{
    /// <summary>The noise's standard deviation at a step.</summary>
    /// <param name="initial">In the first step, at least 0.</param>
    /// <param name="progress">Steps done, as a share of the run's, 0 to 1.</param>
    /// <param name="until">Share of the run over which it falls to 0; 0 keeps it for good.</param>
    /// <returns>From initial down to 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative.</exception>
    public static double Level(double initial, double progress, double until)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(initial);
        ArgumentOutOfRangeException.ThrowIfNegative(progress);
        ArgumentOutOfRangeException.ThrowIfNegative(until);
        return until == 0 ? initial : initial * (1 - Ramp.Up(progress, until));
    }

    /// <summary>Adds noise.</summary>
    /// <param name="samples">What D is to be shown, any shape, float32.</param>
    /// <param name="level">Standard deviation; 0 draws nothing.</param>
    /// <param name="random">Source of the noise.</param>
    /// <returns>The same shape, differentiable with respect to samples; samples itself at level 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">level is negative.</exception>
    public static Tensor Add(Tensor samples, double level, Generator random)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        if (level == 0)
        {
            return samples;
        }

        using var noise = Draws.Normal(samples.shape, random, samples.dtype, samples.device).mul_(level);
        return samples + noise;
    }
}
