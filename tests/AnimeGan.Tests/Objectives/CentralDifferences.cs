using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Objectives;

/// <summary>What automatic differentiation says, against differences of what it differentiated; all in float64.</summary>
internal static class CentralDifferences
{
    /// <summary>Asserts that a number's slope along a direction is the one given.</summary>
    /// <param name="value">The number after a step of this length in that direction.</param>
    /// <param name="slope">What automatic differentiation says.</param>
    /// <param name="what">What messages call it.</param>
    /// <param name="step">The difference's half width: its square bounds the error of a smooth number, 10⁻¹⁶ divided by it the rounding.</param>
    public static void AssertSlope(Func<double, double> value, double slope, string what, double step = 1e-4)
    {
        var expected = (value(step) - value(-step)) / (2 * step);

        Assert.True(Math.Abs(expected - slope) <= 1e-6 * Math.Max(1, Math.Abs(expected)), $"{what}: its differences say {expected:R}, its derivative {slope:R}");
    }

    /// <summary>A direction of length about 1, the same for the same seed.</summary>
    public static Tensor Direction(Tensor like, long seed)
    {
        using var random = new Generator((ulong)seed);
        return randn(like.shape, ScalarType.Float64, generator: random) / Math.Sqrt(like.numel());
    }
}
