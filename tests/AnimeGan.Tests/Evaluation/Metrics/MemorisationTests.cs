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

        var (nearer, copies) = (found.Nearer.Interval(), found.Copies.Interval());
        Assert.InRange(0.5, nearer.Low, nearer.High);
        Assert.InRange(0, copies.Low, copies.High);
        Assert.InRange(found.Copies.Value, -0.03, 0.03);
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

    // All three sets of one Gaussian, at the sizes where half of all honest generators were accused.
    [Theory]
    [InlineData(100, 16)]
    [InlineData(500, 64)]
    public void Copying_HonestGenerators_AreSeldomAccused(int pictures, int length)
    {
        const int Draws = 100;
        using var scope = NewDisposeScope();
        using var random = new Generator((ulong)pictures);
        var (nearer, copies) = (0, 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            using var inner = NewDisposeScope();
            Tensor Some(int count) => randn([count, length], generator: random);
            var found = CopyingTest.Measure(Some(500), Some(pictures), Some(pictures), draw);
            nearer += found.Nearer.Interval().Low > 0.5 ? 1 : 0;
            copies += found.Copies.Interval().Low > 0 ? 1 : 0;
        }

        Assert.InRange(nearer, 0, 5);
        Assert.InRange(copies, 0, 5);
    }

    [Fact]
    public void Copying_TwoInAHundred_AreFoundEveryTime()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(8);
        for (var draw = 0; draw < 5; draw++)
        {
            using var inner = NewDisposeScope();
            var training = Draw(2000, random);
            var copied = training.index_select(0, randint(2000, [40], ScalarType.Int64, generator: random)) + (0.02 * Draw(40, random));

            var found = CopyingTest.Measure(cat([copied, Draw(1960, random)]), training, Draw(2000, random), draw);

            var interval = found.Copies.Interval();
            Assert.True(interval.Low > 0, found.ToString());
            Assert.InRange(0.02, interval.Low, interval.High);
        }
    }

    [Fact]
    public void Copying_NoSampleNearAnyPicture_LeavesRoomForThreeInAllSamples()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(11);

        var found = CopyingTest.Measure(Draw(200, random) + 100, Draw(200, random), Draw(200, random));

        Assert.Equal(0, found.Copies.Value);
        Assert.Equal(0, found.Copies.Interval().Low);
        Assert.Equal(3.6889 / 200, found.Copies.Interval().High, 0.01 * 3.6889 / 200);
    }

    // Samples that crowd where the data is dense are near to training and to held-out pictures alike.
    [Fact]
    public void Copying_GeneratorThatCrowds_IsNotAccused()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(9);

        var found = CopyingTest.Measure(Draw(1000, random) * 0.3, Draw(500, random), Draw(500, random));

        var interval = found.Copies.Interval();
        Assert.InRange(0, interval.Low, interval.High);
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

        Assert.InRange(found.Twins - found.FalseTwins, -8, 8);
        Assert.InRange(found.Support.Interval().High, 500 * 499 / 2 / 2, double.PositiveInfinity);
    }

    // Exact ends for no, three and ten events (Garwood 1936).
    [Theory]
    [InlineData(0, 0, 3.6889)]
    [InlineData(3, 0.6187, 8.7673)]
    [InlineData(10, 4.7954, 18.3904)]
    public void Count_SomeEvents_HasTheExactInterval(int events, double low, double high)
    {
        var ends = Estimate.EndsOfCount(events);

        Assert.Equal(low, ends.Low, 0.03 * low);
        Assert.Equal(high, ends.High, 0.01 * high);
    }

    // 20 less 5, by hand: the ends of 20 are 12.217 and 30.888, those of 5 are 1.623 and 11.668.
    [Fact]
    public void Birthday_TwinsAndFalseTwins_HasTheIntervalOfTheDifference()
    {
        var found = BirthdayTest.Of(20, 5, 10_000);

        var interval = found.Support.Interval();
        Assert.Equal(10_000 / (15 + (2.0 / 3)), found.Support.Value, 1e-9);
        Assert.Equal(10_000 / (15 + Math.Sqrt((10.888 * 10.888) + (3.377 * 3.377))), interval.Low, 4.0);
        Assert.Equal(10_000 / (15 - Math.Sqrt((7.783 * 7.783) + (6.668 * 6.668))), interval.High, 40.0);
    }

    // One picture twice in the data made the threshold so small that no sample was another's twin.
    [Fact]
    public void Birthday_OnePictureTwiceInTheData_StillCountsTwins()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(10);
        var real = Draw(1000, random);
        real[1] = real[0] + 1e-7;
        var few = Draw(49, random);
        var samples = few.index_select(0, randint(49, [1000], ScalarType.Int64, generator: random)) + (0.01 * Draw(1000, random));

        var found = BirthdayTest.Measure((real, samples));

        Assert.InRange(49, found.Support.Interval().Low, found.Support.Interval().High);
        Assert.InRange(found.Support.Value, 46, 52);
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
        Assert.InRange(both.Twins - both.FalseTwins, -5, 5);
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
