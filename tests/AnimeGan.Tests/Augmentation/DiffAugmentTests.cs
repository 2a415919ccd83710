using AnimeGan.Augmentation;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Augmentation;

[Collection(nameof(ProcessWideState))]
public sealed class DiffAugmentTests
{
    [Theory]
    [InlineData("color")]
    [InlineData("translation")]
    [InlineData("cutout")]
    public void Apply_SameRandomness_EqualsPixelByPixel(string policy)
    {
        using var scope = NewDisposeScope();
        using var first = new Generator(5);
        using var second = new Generator(5);
        var x = randn([4, 3, 17, 24], ScalarType.Float64, generator: first);
        _ = randn([4, 3, 17, 24], ScalarType.Float64, generator: second);

        var ours = new DiffAugment(policy).Apply(x, first);
        var slow = policy switch
        {
            "color" => SlowColor(x, second),
            "translation" => SlowTranslation(x, second),
            _ => SlowCutout(x, second),
        };

        Assert.True((ours - slow).abs().max().item<double>() < 1e-12);
        Assert.False(ours.equal(x).all().item<bool>());
    }

    [Fact]
    public void Apply_WholePolicy_HasRightGradientsTwice()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(6);
        var x = randn([3, 3, 8, 10], ScalarType.Float64, generator: random);

        FiniteDifferences.AssertGradients(Augment, x);

        static Tensor Augment(Tensor x)
        {
            using var random = new Generator(7);
            return new DiffAugment("color,translation,cutout").Apply(x, random);
        }
    }

    [Fact]
    public void Brightness_ManyPictures_HasThePapersRange()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(8);

        var shifts = DiffAugment.Brightness(zeros(20_000, 1, 1, 1), random);

        Assert.InRange(shifts.min().item<float>(), -0.5f, -0.499f);
        Assert.InRange(shifts.max().item<float>(), 0.499f, 0.5f);
        Assert.Equal(0, shifts.mean().item<float>(), 0.01);
        Assert.Equal(1.0 / 12, shifts.var().item<float>(), 0.002);
    }

    [Fact]
    public void Translation_ManyPictures_MovesByEveryShiftUpToAnEighth()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(9);
        var x = zeros(2000, 1, 32, 16);
        x.select(2, 15).select(2, 8).fill_(1);

        var places = DiffAugment.Translation(x, random).flatten(1).argmax(1);
        var rows = places.div(16, RoundingMode.floor).data<long>().ToArray();
        var columns = (places % 16).data<long>().ToArray();

        // ±4 rows of 32, ±2 columns of 16.
        Assert.Equal([11, 12, 13, 14, 15, 16, 17, 18, 19], rows.Distinct().Order());
        Assert.Equal([6, 7, 8, 9, 10], columns.Distinct().Order());
        Assert.All(rows.CountBy(row => row), group => Assert.InRange(group.Value, 2000 / 9 * 0.7, 2000 / 9 * 1.3));
    }

    [Fact]
    public void Cutout_ManyPictures_ZeroesEachPixelAsOftenAsItsPlacesSay()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(10);

        var kept = DiffAugment.Cutout(ones(4000, 1, 16, 16), random);
        var holes = (1 - kept).sum(dim: [1, 2, 3]);

        Assert.Equal(64, holes.max().item<float>());
        Assert.Equal(16, holes.min().item<float>());

        // Of 17 places on each axis, 8 hide a pixel in the middle and 5 one at the edge.
        var shares = kept.mean(dimensions: [0]);
        Assert.Equal(1 - Math.Pow(8.0 / 17, 2), shares.min().item<float>(), 0.03);
        Assert.Equal(1 - Math.Pow(5.0 / 17, 2), shares.max().item<float>(), 0.03);
    }

    [Theory]
    [InlineData("")]
    [InlineData("colour")]
    [InlineData("color,color")]
    public void Constructor_WrongPolicy_NamesTheParts(string policy)
    {
        var error = Assert.Throws<ArgumentException>(() => new DiffAugment(policy));

        Assert.Contains("color, translation, cutout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_ManyTimes_LeavesNoTensorBehind()
    {
        using var random = new Generator(11);
        using var x = randn(4, 3, 16, 16);
        var augmentation = new DiffAugment("color,translation,cutout");

        LiveHandles.AssertUnchanged(() => augmentation.Apply(x, random).Dispose());
    }

    private static Tensor SlowColor(Tensor x, Generator random)
    {
        var brightness = rand([4, 1, 1, 1], ScalarType.Float64, generator: random).data<double>().ToArray();
        var saturation = rand([4, 1, 1, 1], ScalarType.Float64, generator: random).data<double>().ToArray();
        var contrast = rand([4, 1, 1, 1], ScalarType.Float64, generator: random).data<double>().ToArray();
        var pixel = SlowAugmentation.Reader(x);
        var saturated = SlowAugmentation.Map(x, (n, c, row, column) =>
        {
            var grey = Enumerable.Range(0, 3).Average(channel => pixel(n, channel, row, column)) + brightness[n] - 0.5;
            return grey + ((pixel(n, c, row, column) + brightness[n] - 0.5 - grey) * 2 * saturation[n]);
        });
        var bright = SlowAugmentation.Reader(saturated);
        var means = Enumerable.Range(0, 4).Select(n => saturated[n].mean().item<double>()).ToArray();
        return SlowAugmentation.Map(x, (n, c, row, column) => means[n] + ((bright(n, c, row, column) - means[n]) * (0.5 + contrast[n])));
    }

    private static Tensor SlowTranslation(Tensor x, Generator random)
    {
        // 17/8 rounds to 2, 24/8 is 3.
        var down = randint(-2, 3, [4, 1], ScalarType.Int64, generator: random).data<long>().ToArray();
        var right = randint(-3, 4, [4, 1], ScalarType.Int64, generator: random).data<long>().ToArray();
        var pixel = SlowAugmentation.Reader(x);
        return SlowAugmentation.Map(x, (n, c, row, column) =>
        {
            var (fromRow, fromColumn) = ((int)(row - down[n]), (int)(column - right[n]));
            return fromRow is >= 0 and < 17 && fromColumn is >= 0 and < 24 ? pixel(n, c, fromRow, fromColumn) : 0;
        });
    }

    private static Tensor SlowCutout(Tensor x, Generator random)
    {
        // Half of 17 rounds to 9, odd: its middle pixel is one of 17. Half of 24 is 12: its middle is one of 25 edges.
        var row = randint(0, 17, [4, 1], ScalarType.Int64, generator: random).data<long>().ToArray();
        var column = randint(0, 25, [4, 1], ScalarType.Int64, generator: random).data<long>().ToArray();
        var pixel = SlowAugmentation.Reader(x);
        return SlowAugmentation.Map(x, (n, c, y, at) =>
            Math.Abs(y - row[n]) <= 4 && at - column[n] is >= -6 and < 6 ? 0 : pixel(n, c, y, at));
    }
}
