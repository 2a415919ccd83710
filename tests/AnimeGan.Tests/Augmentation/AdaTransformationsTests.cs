using AnimeGan.Augmentation;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Augmentation;

public sealed class AdaTransformationsTests
{
    private const int Many = 20_000;

    [Fact]
    public void Apply_EverythingDrawn_EqualsPixelByPixel()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var x = randn([8, 3, 9, 12], ScalarType.Float64, generator: random);

        // At p = 0.2 some pictures of eight move by whole pixels only.
        var drawn = AdaTransformations.Draw(8, 12, 9, 0.2, random);
        var ours = AdaTransformations.Apply(x, drawn);
        var pixel = SlowAugmentation.Reader(x);
        var slow = SlowAugmentation.Map(x, (n, c, row, column) => Recolored(drawn[n].Color, c, channel => Moved(drawn[n], (y, at) => pixel(n, channel, y, at), row, column)));

        Assert.InRange(drawn.Count(draw => draw.IsBlit), 1, 7);
        Assert.True((ours - slow).abs().max().item<double>() < 1e-10);
    }

    [Fact]
    public void Apply_EverythingDrawn_HasRightGradientsTwice()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(4);
        var x = randn([3, 3, 8, 8], ScalarType.Float64, generator: random);
        var drawn = AdaTransformations.Draw(3, 8, 8, 0.4, random);

        FiniteDifferences.AssertGradients(images => AdaTransformations.Apply(images, drawn), x);
    }

    [Fact]
    public void Apply_WholePixelMoves_AreTheTensorOperationsToTheLastBit()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(5);
        var x = randn([1, 3, 10, 10], generator: random);

        Assert.True(Blit(SmallMatrix.Scale2D(-1, 1)).equal(x.flip(3)).all().item<bool>());

        // A quarter turn that takes x to −y: the right edge goes to the top.
        Assert.True(Blit(SmallMatrix.Rotate2D(0, -1)).equal(x.rot90(1, (2, 3))).all().item<bool>());
        Assert.True(Blit(SmallMatrix.Translate2D(2, -1))[0, 0, 3, 5].equal(x[0, 0, 4, 3]).item<bool>());

        Tensor Blit(double[,] G) => AdaTransformations.Apply(x, [new AdaDraw(G, true, SmallMatrix.Identity(4))]);
    }

    [Fact]
    public void Filtered_NothingMoved_IsThePicture()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(6);
        var x = randn([1, 3, 24, 24], ScalarType.Float64, generator: random);

        var through = AdaTransformations.Apply(x, [new AdaDraw(SmallMatrix.Identity(3), false, SmallMatrix.Identity(4))]);

        // Up and down undo each other where the mirror is not seen.
        Assert.True(Inner(through - x, 8).abs().max().item<double>() < 1e-10);
    }

    [Fact]
    public void Filtered_Slope_MovesExactly()
    {
        using var scope = NewDisposeScope();
        var G = SmallMatrix.Times(SmallMatrix.Translate2D(0.7, -1.3), SmallMatrix.Times(SmallMatrix.Rotate2D(Math.Cos(0.4), Math.Sin(0.4)), SmallMatrix.Scale2D(1.3, 0.9)));
        var inverse = SmallMatrix.Inverse2D(G);
        var like = zeros([1, 3, 32, 32], ScalarType.Float64);
        var slope = SlowAugmentation.Map(like, (_, _, y, x) => (0.1 * x) - (0.03 * y));
        var moved = SlowAugmentation.Map(like, (_, _, y, x) =>
            (0.1 * ((inverse[0, 0] * (x - 15.5)) + (inverse[0, 1] * (y - 15.5)) + inverse[0, 2] + 15.5))
            - (0.03 * ((inverse[1, 0] * (x - 15.5)) + (inverse[1, 1] * (y - 15.5)) + inverse[1, 2] + 15.5)));

        var ours = AdaTransformations.Apply(slope, [new AdaDraw(G, false, SmallMatrix.Identity(4))]);

        Assert.True(Inner(ours - moved, 12).abs().max().item<double>() < 1e-9);
    }

    [Fact]
    public void Draw_ManyPictures_HasThePapersMoments()
    {
        const double P = 0.5;
        using var random = new Generator(7);

        var drawn = AdaTransformations.Draw(Many, 40, 40, P, random);
        var areas = drawn.Select(draw => Determinant(draw.Geometry)).ToArray();
        var volumes = drawn.Select(draw => Math.Log2(Math.Abs(Volume(draw.Color)))).ToArray();
        var greys = drawn.Select(draw => draw.Color[0, 0] + draw.Color[0, 1] + draw.Color[0, 2]).ToArray();

        // No scale, no rotation, no stretch, no translation: the two rotations together count once.
        Assert.Equal(Math.Pow(1 - P, 4), drawn.Average(draw => draw.IsBlit ? 1.0 : 0), 0.01);

        // Half of the flips flip. Only the isotropic scale 2^N(0, 0.2²) changes the area, squared.
        Assert.Equal(P / 2, areas.Average(area => area < 0 ? 1.0 : 0), 0.015);
        Assert.Equal(P * 0.04, Variance(areas.Select(area => Math.Log2(Math.Abs(area)) / 2)), 0.002);

        // Contrast 2^N(0, 0.5²) acts on three axes, saturation 2^N(0, 1) on two; luma flips half the time.
        Assert.Equal(P * ((9 * 0.25) + 4), Variance(volumes), 0.2);
        Assert.Equal(P * 0.25, Variance(greys.Select(grey => Math.Log2(Math.Abs(grey)))), 0.01);
        Assert.Equal(P / 2, greys.Average(grey => grey < 0 ? 1.0 : 0), 0.015);
    }

    [Fact]
    public void Draw_NothingButTranslations_HaveTheirSpread()
    {
        using var random = new Generator(8);

        // Seen where G takes the centre, both kinds of translation: Var = 40²·(0.25²/12 + 0.125²), at most rounded.
        var drawn = AdaTransformations.Draw(Many, 40, 40, 1, random);
        var blits = drawn.Select(draw => draw.Geometry[0, 2]).ToArray();

        Assert.All(drawn, draw => Assert.False(draw.IsBlit));
        Assert.Equal(0, blits.Average(), 0.15);
        Assert.InRange(Variance(blits), 0.9 * 1600 * ((0.0625 / 12) + 0.015625), 1.2 * 1600 * ((0.0625 / 12) + 0.015625));
    }

    private static double Moved(AdaDraw draw, Func<int, int, double> pixel, int row, int column)
    {
        var inverse = SmallMatrix.Inverse2D(draw.Geometry);
        if (!draw.IsBlit)
        {
            return SlowAugmentation.Filtered(pixel, 9, 12, inverse, row, column);
        }

        var (x, y) = (column - 5.5, row - 4.0);
        return pixel(
            (int)SlowAugmentation.Mirrored(Math.Round((inverse[1, 0] * x) + (inverse[1, 1] * y) + inverse[1, 2] + 4), 9),
            (int)SlowAugmentation.Mirrored(Math.Round((inverse[0, 0] * x) + (inverse[0, 1] * y) + inverse[0, 2] + 5.5), 12));
    }

    private static double Recolored(double[,] C, int channel, Func<int, double> value) =>
        Enumerable.Range(0, 3).Sum(k => C[channel, k] * value(k)) + C[channel, 3];

    private static Tensor Inner(Tensor x, int edge) => x.narrow(2, edge, x.shape[2] - (2 * edge)).narrow(3, edge, x.shape[3] - (2 * edge));

    private static double Determinant(double[,] m) => (m[0, 0] * m[1, 1]) - (m[0, 1] * m[1, 0]);

    private static double Volume(double[,] m) =>
        (m[0, 0] * ((m[1, 1] * m[2, 2]) - (m[1, 2] * m[2, 1])))
        - (m[0, 1] * ((m[1, 0] * m[2, 2]) - (m[1, 2] * m[2, 0])))
        + (m[0, 2] * ((m[1, 0] * m[2, 1]) - (m[1, 1] * m[2, 0])));

    private static double Variance(IEnumerable<double> values)
    {
        var all = values.ToArray();
        var mean = all.Average();
        return all.Average(value => (value - mean) * (value - mean));
    }
}
