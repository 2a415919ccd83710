using System.Globalization;
using System.Numerics;
using AnimeGan.Theory;
using Xunit;

namespace AnimeGan.Tests.Theory;

/// <summary>Mescheder et al. 2018 (arXiv 1801.04406): where six methods end, and what their eigenvalues say about it.</summary>
public sealed class DiracGanTests
{
    private static readonly DiracPoint _start = new(1, 1);

    // Final distances from the equilibrium, recomputed from the settings of the authors' notebook, to the digits given.
    [Theory]
    [InlineData(0, "3.10", "1.42")]
    [InlineData(1, "0.640", "0.284")]
    [InlineData(2, "1.00", "1.02")]
    [InlineData(3, "1.80", "1.22")]
    [InlineData(4, "2.6e-6", "2.3e-7")]
    [InlineData(5, "2.2e-6", "1.5e-7")]
    public void Play_FiveHundredSteps_EndsWhereTheAuthorsDoes(int method, string simultaneous, string alternating)
    {
        var game = DiracGan.Methods[method];

        var together = game.Play(_start, learningRate: 0.2, steps: 500, alternating: false);
        var inTurn = game.Play(_start, learningRate: 0.2, steps: 500, alternating: true);

        Assert.Equal(501, together.Count);
        AssertToDigitsGiven(simultaneous, together[^1].Norm);
        AssertToDigitsGiven(alternating, inTurn[^1].Norm);
    }

    [Theory]
    [InlineData(0, 0, 0.5)] // GAN: ±i/2
    [InlineData(1, 0, 0.5)]
    [InlineData(2, 0, 1)] // WGAN: ±i
    [InlineData(4, -0.15, 0.4769696)] // −γ/2 ± √(γ²/4 − 1/4), γ = 0.3: it spirals in
    public void Eigenvalues_EachMethod_AreTheClosedForm(int method, double real, double imaginary)
    {
        var (first, second) = DiracGan.Methods[method].Eigenvalues();

        Assert.Equal(real, first.Real, 1e-6);
        Assert.Equal(imaginary, first.Imaginary, 1e-6);
        Assert.Equal(Complex.Conjugate(first), second);
    }

    [Fact]
    public void Eigenvalues_PenaltyOfOne_IsCritical()
    {
        var (first, second) = new DiracGan { Name = "critical", PenaltyWeight = 1 }.Eigenvalues();

        Assert.Equal(new Complex(-0.5, 0), first);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Eigenvalues_EverySmoothMethod_AreThoseOfTheFieldsJacobian()
    {
        foreach (var game in DiracGan.Methods.Where(game => game.PenaltyTarget == 0))
        {
            var (a, b, c, d) = Jacobian(game);
            var root = Complex.Sqrt((Math.Pow(a - d, 2) / 4) + (b * c));

            var (first, second) = game.Eigenvalues();

            Assert.True(Complex.Abs(first - (((a + d) / 2) + root)) < 1e-6, game.Name);
            Assert.True(Complex.Abs(second - (((a + d) / 2) - root)) < 1e-6, game.Name);
        }
    }

    [Fact]
    public void Eigenvalues_PenaltyTargetOfOne_SaysWhyThereAreNone()
    {
        var error = Assert.Throws<InvalidOperationException>(() => DiracGan.Methods[3].Eigenvalues());

        Assert.Contains("kink", error.Message, StringComparison.Ordinal);
    }

    // Near the equilibrium both moving at once multiplies the distance by |1 ± ih/2| = √(1 + h²/4).
    [Fact]
    public void Play_BothAtOnce_GrowsByTheEigenvaluesFactor()
    {
        const double h = 0.2;

        var path = DiracGan.Methods[0].Play(new DiracPoint(1e-4, 0), h, 100, alternating: false);

        Assert.Equal(Math.Pow(1 + (h * h / 4), 50), path[^1].Norm / path[0].Norm, 1e-3);
    }

    // A step at once is at a right angle to the position for GAN, since both move by the same slope f′(θψ).
    [Fact]
    public void Play_GanBothAtOnce_EachStepPushesOutByTheSlope()
    {
        const double h = 0.2;

        var path = DiracGan.Methods[0].Play(_start, h, 200, alternating: false);

        Assert.All(path.Zip(path.Skip(1)), step =>
        {
            var slope = 1 / (1 + Math.Exp(step.First.Theta * step.First.Psi));
            Assert.Equal(step.First.Norm * Math.Sqrt(1 + (h * h * slope * slope)), step.Second.Norm, 1e-12);
        });
    }

    // Where the slope is 1 everywhere, in turn conserves θ² + ψ² − hθψ: an ellipse for ever. At once grows by √(1 + h²).
    [Fact]
    public void Play_WganWithoutClipping_GrowsAtOnceAndCirclesInTurn()
    {
        const double h = 0.2;
        var game = new DiracGan { Name = "WGAN, no clipping", Loss = DiracLoss.Wasserstein };

        var together = game.Play(_start, h, 100, alternating: false);
        var inTurn = game.Play(_start, h, 100_000, alternating: true);

        Assert.Equal(Math.Sqrt(2) * Math.Pow(1 + (h * h), 50), together[^1].Norm, 1e-9);
        Assert.All(inTurn, at => Assert.Equal(2 - h, (at.Theta * at.Theta) + (at.Psi * at.Psi) - (h * at.Theta * at.Psi), 1e-9));
    }

    // It does not creep in: 0.640 after 500 steps is where it stays.
    [Theory]
    [InlineData(500, "0.640")]
    [InlineData(5_000, "0.624")]
    [InlineData(50_000, "0.631")]
    [InlineData(500_000, "0.639")]
    public void Play_NonSaturatingBothAtOnce_StaysOnItsCycle(int steps, string norm)
    {
        var path = DiracGan.Methods[1].Play(_start, learningRate: 0.2, steps, alternating: false);

        AssertToDigitsGiven(norm, path[^1].Norm);
    }

    // The radius of the cycle is √(2h), from inside and from outside.
    [Theory]
    [InlineData(0.2, 0.1)]
    [InlineData(0.2, 2)]
    [InlineData(0.1, 0.1)]
    [InlineData(0.1, 2)]
    [InlineData(0.05, 0.1)]
    [InlineData(0.05, 2)]
    public void CycleRadius_NonSaturatingBothAtOnce_IsWhereEveryStartEnds(double h, double start)
    {
        var path = DiracGan.Methods[1].Play(new DiracPoint(start, 0), h, 200_000, alternating: false);

        var settled = Math.Sqrt(path.TakeLast(20_000).Average(at => at.Norm * at.Norm));

        Assert.Equal(1, settled / DiracGan.CycleRadius(h), 0.01);
    }

    // The flow and steps in turn have no such push, and so creep in, by √(8 / (h n)).
    [Theory]
    [InlineData(500)]
    [InlineData(5_000)]
    [InlineData(50_000)]
    [InlineData(500_000)]
    public void CreepingDistance_NonSaturatingInTurn_IsWhereItIs(int steps)
    {
        var path = DiracGan.Methods[1].Play(_start, learningRate: 0.2, steps, alternating: true);

        var distance = Math.Sqrt(path.TakeLast(100).Average(at => at.Norm * at.Norm));

        Assert.Equal(1, distance / DiracGan.CreepingDistance(0.2, steps), 0.06);
    }

    // The same eigenvalues, and three ends: the linear part does not decide where it has no real part.
    [Fact]
    public void Eigenvalues_GanAndNonSaturating_AreTheSameAndDecideNothing()
    {
        var (gan, other) = (DiracGan.Methods[0], DiracGan.Methods[1]);

        double End(DiracGan game, bool alternating) => game.Play(_start, 0.2, 50_000, alternating)[^1].Norm;

        Assert.Equal(gan.Eigenvalues(), other.Eigenvalues());
        Assert.InRange(End(gan, alternating: false), 4.9, 5.1);
        Assert.InRange(End(gan, alternating: true), 1.3, 1.6);
        Assert.InRange(End(other, alternating: false), 0.62, 0.65);
        Assert.InRange(End(other, alternating: true), 0, 0.03);
    }

    private static (double A, double B, double C, double D) Jacobian(DiracGan game)
    {
        const double step = 1e-5;
        var (right, left) = (game.Field(new(step, 0)), game.Field(new(-step, 0)));
        var (up, down) = (game.Field(new(0, step)), game.Field(new(0, -step)));
        return (
            (right.Theta - left.Theta) / (2 * step),
            (up.Theta - down.Theta) / (2 * step),
            (right.Psi - left.Psi) / (2 * step),
            (up.Psi - down.Psi) / (2 * step));
    }

    private static void AssertToDigitsGiven(string expected, double found)
    {
        var mantissa = expected.Split('e')[0];
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length;
        var value = double.Parse(expected, CultureInfo.InvariantCulture);
        var lastDigit = Math.Pow(10, Math.Floor(Math.Log10(value)) - digits + 1);
        Assert.InRange(found, value - (0.5 * lastDigit), value + (0.5 * lastDigit));
    }
}
