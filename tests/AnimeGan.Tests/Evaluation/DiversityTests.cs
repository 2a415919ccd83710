using AnimeGan.Evaluation;
using Xunit;

namespace AnimeGan.Tests.Evaluation;

public sealed class DiversityTests
{
    [Theory]
    [InlineData(new[] { 7, 0, 0 }, 1)] // one kind
    [InlineData(new[] { 5, 5, 5, 5 }, 4)] // four, equally often
    [InlineData(new[] { 2, 1, 1 }, 2.8284271247461903)] // entropy of 3/2 bits: 2^(3/2)
    public void EffectiveNumber_WorkedByHand_IsTheLaw(int[] counts, double expected)
    {
        Assert.Equal(expected, Diversity.EffectiveNumber(counts), 1e-12);
    }

    [Fact]
    public void EffectiveNumber_NothingCounted_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Diversity.EffectiveNumber([0, 0]));
    }
}
