using AnimeGan.Figures;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AnimeGan.Tests.Figures;

public sealed class CurveTests
{
    [Fact]
    public void ExponentialAverage_OneTwoThree_IsHandWorkedDebiasedAverage()
    {
        var smoothed = Smoothing.ExponentialAverage([1, 2, 3], 0.5);

        // m = 0.5, 1.25, 2.125 over 1 - 0.5^t = 0.5, 0.75, 0.875.
        Assert.Equal([1, 1.25 / 0.75, 2.125 / 0.875], smoothed);
    }

    [Fact]
    public void ExponentialAverage_Constant_StaysConstantThroughGaps()
    {
        var smoothed = Smoothing.ExponentialAverage([7, 7, double.NaN, 7, 7], 0.99);

        Assert.True(double.IsNaN(smoothed[2]));
        Assert.All(smoothed.Where(double.IsFinite), value => Assert.Equal(7, value, 1e-9));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void ExponentialAverage_BetaOutOfRange_IsRefused(double beta) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Smoothing.ExponentialAverage([1], beta));

    [Fact]
    public void KeepExtremes_AnyCurve_KeepsEndsAndExtremesWithinBounds()
    {
        Prop.ForAll<int[], PositiveInt>((numbers, limit) =>
        {
            double[] values = [.. Enumerable.Repeat(numbers, 40).SelectMany(n => n).Select((v, i) => v + (i * 1e-3))];
            var maximum = 4 + (limit.Get % 50);

            var kept = Downsampling.KeepExtremes(values, maximum);

            Assert.True(kept.Length <= Math.Max(maximum, 0));
            Assert.Equal(kept.Order().Distinct(), kept);
            if (values.Length > 0)
            {
                Assert.Equal((0, values.Length - 1), (kept[0], kept[^1]));
                Assert.Equal(values.Min(), kept.Min(i => values[i]));
                Assert.Equal(values.Max(), kept.Max(i => values[i]));
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void KeepExtremes_Gap_IsNotClosed()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => i == 517 ? double.NaN : i)];

        var kept = Downsampling.KeepExtremes(values, 20);

        Assert.Contains(517, kept);
    }

    [Theory]
    [InlineData(0, 5, new int[0])]
    [InlineData(1, 5, new[] { 0 })]
    [InlineData(9, 3, new[] { 0, 4, 8 })]
    public void KeepEvenly_Counts_KeepsFirstAndLast(int count, int maximum, int[] expected) =>
        Assert.Equal(expected, Downsampling.KeepEvenly(count, maximum));
}
