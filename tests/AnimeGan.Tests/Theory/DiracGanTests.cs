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
    [InlineData(0, 0, 0.5)] // GAN: ±i/2, it circles
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
