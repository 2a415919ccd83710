using AnimeGan.Objectives;
using AnimeGan.Theory;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Theory;

/// <summary>Goodfellow et al. 2014: proposition 1 and theorem 1 at densities whose integrals are known.</summary>
public sealed class ValueFunctionTests
{
    private const double Tolerance = 1e-9;
    private static readonly Density _left = Density.Gaussian(-1, 1);
    private static readonly Density _right = Density.Gaussian(1, 1);

    [Fact]
    public void OnDensities_EqualOnes_MaximumIsMinusLog4AtOneHalf()
    {
        var value = ValueFunction.OnDensities(_left, _left, ValueFunction.BestLogit(_left, _left));

        Assert.Equal(-Math.Log(4), value, Tolerance);
        Assert.Equal(-Math.Log(4), ValueFunction.Maximum(_left, _left), Tolerance);
        Assert.Equal(0.5, ValueFunction.BestDiscriminator(_left, _left)(0.3), Tolerance);
    }

    // p / (p + q) of N(1, 1) and N(−1, 1) is sigmoid(2x).
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.8807970779778823)]
    [InlineData(-2, 0.01798620996209156)]
    public void BestDiscriminator_TwoGaussians_IsTheSigmoid(double x, double expected)
    {
        Assert.Equal(expected, ValueFunction.BestDiscriminator(_right, _left)(x), Tolerance);
    }

    // Half of each density's mass lies where the other has none, and counts log 2; the shared half counts nothing.
    [Fact]
    public void JensenShannon_HalfShared_IsHalfLog2()
    {
        var p = Density.Mixture(Density.Gaussian(0, 0.5), Density.Gaussian(20, 0.5));
        var q = Density.Mixture(Density.Gaussian(0, 0.5), Density.Gaussian(-20, 0.5));

        var divergence = ValueFunction.JensenShannon(p, q);

        Assert.Equal(0.5 * Math.Log(2), divergence, Tolerance);
    }

    [Fact]
    public void JensenShannon_NothingShared_IsLog2AndTheValueIsZero()
    {
        var far = Density.Gaussian(40, 1);

        Assert.Equal(Math.Log(2), ValueFunction.JensenShannon(_left, far), Tolerance);
        Assert.Equal(0, ValueFunction.Maximum(_left, far), Tolerance);
    }

    [Fact]
    public void OnDensities_BestDiscriminator_ReachesMinusLog4PlusTwiceTheDivergence()
    {
        var best = ValueFunction.OnDensities(_right, _left, ValueFunction.BestLogit(_right, _left));

        Assert.Equal(-Math.Log(4) + (2 * ValueFunction.JensenShannon(_right, _left)), best, Tolerance);
    }

    [Theory]
    [InlineData(1.9)]
    [InlineData(2.1)]
    public void OnDensities_AnyOtherDiscriminator_IsWorse(double slope)
    {
        var best = ValueFunction.OnDensities(_right, _left, x => 2 * x);

        Assert.True(ValueFunction.OnDensities(_right, _left, x => slope * x) < best);
        Assert.True(ValueFunction.OnDensities(_right, _left, x => (2 * x) + 0.1) < best);
    }

    // l = ln 3 means D = 3/4; l = −ln 3 means D = 1/4.
    [Fact]
    public void OnLogits_WorkedByHand_IsTwiceLogThreeQuarters()
    {
        using var scope = NewDisposeScope();

        var value = ValueFunction.OnLogits(full(3, 1, Math.Log(3)), full(5, 1, -Math.Log(3))).item<float>();

        Assert.Equal(2 * Math.Log(0.75), value, 1e-6);
    }

    [Theory]
    [InlineData(0.01, -0.01, -0.99)]
    [InlineData(0.5, -0.5, -0.5)]
    public void GeneratorGradient_OfAScore_IsTheLawAndTheObjectives(double score, double saturating, double nonSaturating)
    {
        using var scope = NewDisposeScope();
        var logit = Math.Log(score / (1 - score));

        Assert.Equal(saturating, GeneratorGradient.Saturating(score), Tolerance);
        Assert.Equal(nonSaturating, GeneratorGradient.NonSaturating(score), Tolerance);
        Assert.Equal(saturating, Gradient(new MinimaxObjective(), logit), 1e-6);
        Assert.Equal(nonSaturating, Gradient(new NonSaturatingObjective(), logit), 1e-6);
    }

    private static double Gradient(IGanObjective objective, double logit)
    {
        var logits = full(1, 1, logit).requires_grad_();
        objective.Generator(logits, null).backward();
        return logits.grad!.item<float>();
    }
}
