using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using AnimeGan.Studies;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Evaluation;

/// <summary>Tests for copies, on planted generators that copy and on one that does not.</summary>
public sealed class MemorisationTests
{
    private const int Length = 16;

    [Fact]
    public void Copying_HonestGenerator_IsNearerToNeither()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);

        var found = CopyingTest.Measure(Draw(800, random), Draw(1500, random), Draw(600, random));

        var interval = found.Nearer.Interval();
        Assert.InRange(0.5, interval.Low, interval.High);
        Assert.InRange(found.Copies.Value, 0, 0.03);
    }

    [Theory]
    [InlineData(1.0, 0.05)]
    [InlineData(0.3, 0.02)]
    public void Copying_PlantedShareOfCopies_IsFound(double share, double tolerance)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        var training = Draw(600, random);
        var copies = training.narrow(0, 0, (long)(600 * share)) + (0.05 * Draw((int)(600 * share), random));
        var samples = share < 1 ? cat([copies, Draw((int)(600 * (1 - share)), random)]) : copies;

        var found = CopyingTest.Measure(samples, training, Draw(600, random));

        Assert.Equal(share, found.Copies.Value, tolerance);
        Assert.True(found.Nearer.Interval().Low > 0.5, found.ToString());
    }

    [Fact]
    public void Copying_FacesCopiedWithNoise_AreFoundInFeaturesAndPixels()
    {
        using var scope = NewDisposeScope();
        using var judge = FeatureExtractor.BuiltIn();
        var training = PictureDamage.Draw("none", 0, 250, 32, 1);
        var heldOut = PictureDamage.Draw("none", 0, 200, 32, 2);
        var copies = PictureDamage.Draw(PictureDamage.Noise, 4, 250, 32, 1).Take(100).ToList();
        var fresh = PictureDamage.Draw("none", 0, 100, 32, 3);

        foreach (var rows in new Func<IReadOnlyList<RgbImage>, Tensor>[] { pictures => judge.Features(pictures), Thumbnails.Of })
        {
            var (planted, honest) = (CopyingTest.Measure(rows(copies), rows(training), rows(heldOut)), CopyingTest.Measure(rows(fresh), rows(training), rows(heldOut)));

            Assert.True(planted.Copies.Value > 0.9 && planted.Nearer.Interval().Low > 0.6, planted.ToString());
            Assert.True(honest.Copies.Value < 0.08 && honest.Nearer.Interval().Low < 0.5, honest.ToString());
        }
    }

    [Fact]
    public void Copying_BadButHonestGenerator_IsNotAccused()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);

        var found = CopyingTest.Measure(Draw(800, random) * 0.3, Draw(600, random), Draw(600, random));

        Assert.InRange(found.Nearer.Value, 0.42, 0.58);
    }

    [Fact]
    public void Birthday_GeneratorOfFewPictures_GuessesHowMany()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(4);
        var few = Draw(300, random);
        var samples = few.index_select(0, randint(300, [500], ScalarType.Int64, generator: random)) + (1e-3 * Draw(500, random));

        var found = BirthdayTest.Measure((Draw(500, random), samples));

        Assert.InRange(found.Support.Value, 240, 370);
        Assert.InRange(300, found.Support.Interval().Low, found.Support.Interval().High);
    }

    [Fact]
    public void Birthday_GeneratorThatNeverRepeats_EndsAtWhatTheSamplesCanTell()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(5);

        var found = BirthdayTest.Measure((Draw(500, random), Draw(500, random)));

        Assert.InRange(found.Twins, 0, 5);
        Assert.InRange(found.Support.Interval().High, 500 * 499 / 2 / 2, double.PositiveInfinity);
    }

    // Exact ends for three events: 0.6187 and 8.7673 (Garwood 1936).
    [Fact]
    public void Birthday_ThreeTwins_HasTheExactInterval()
    {
        var found = BirthdayTest.Of(3, 1000).Support.Interval();

        Assert.Equal(1000 / 8.7673, found.Low, 1000 / 8.7673 * 0.01);
        Assert.Equal(1000 / 0.6187, found.High, 1000 / 0.6187 * 0.03);
    }

    [Fact]
    public void Birthday_TwinsInOneSpaceOnly_AreNone()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(6);
        var (real, crowded) = (Draw(400, random), Draw(400, random) * 0.2);

        var alone = BirthdayTest.Measure((real, crowded));
        var both = BirthdayTest.Measure((real, crowded), (Draw(400, random), Draw(400, random)));

        Assert.True(alone.Twins > 10_000, alone.ToString());
        Assert.InRange(both.Twins, 0, 5);
    }

    // Wilson's ends by hand: (p + z²/2n ± z √(p (1 − p) / n + z² / 4n²)) / (1 + z² / n)
    [Theory]
    [InlineData(0, 100, 0, 0.0369935)]
    [InlineData(50, 100, 0.4038315, 0.5961685)]
    public void Share_SomeCases_HasWilsonsInterval(int holding, int cases, double low, double high)
    {
        var interval = Estimate.OfShare(holding, cases).Interval();

        Assert.Equal(low, interval.Low, 1e-6);
        Assert.Equal(high, interval.High, 1e-6);
    }

    private static Tensor Draw(int count, Generator random) => randn([count, Length], generator: random);
}
