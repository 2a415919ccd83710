using System.Globalization;
using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Studies;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Studies;

public sealed class MetricSanityTests
{
    [Fact]
    public void RankCorrelation_ByHand_IsSpearmans()
    {
        Assert.Equal(1, MetricSanityStudy.RankCorrelation([1, 2, 30, 31]), 1e-12);
        Assert.Equal(-1, MetricSanityStudy.RankCorrelation([4, 3, 2.5, -7]), 1e-12);
        Assert.Equal(0, MetricSanityStudy.RankCorrelation([5, 5, 5]));

        // 1 − 6 Σ d² / n (n² − 1) with d = 0, 1, −1, 0
        Assert.Equal(0.8, MetricSanityStudy.RankCorrelation([1, 3, 2, 4]), 1e-12);
    }

    [Fact]
    public void Draw_EachDamage_DoesWhatItSays()
    {
        var plain = PictureDamage.Draw("none", 0, 40, 16, 1);
        var blurred = PictureDamage.Draw(PictureDamage.Blur, 2, 40, 16, 1);
        var noisy = PictureDamage.Draw(PictureDamage.Noise, 20, 40, 16, 1);
        var copied = PictureDamage.Draw(PictureDamage.Duplicates, 0.9, 40, 16, 1);

        static double Edges(AnimeGan.Imaging.RgbImage face) => Enumerable.Range(3, face.Pixels.Length - 3).Average(i => Math.Abs(face.Pixels[i] - face.Pixels[i - 3]));
        Assert.All(plain.Zip(blurred), pair => Assert.True(Edges(pair.Second) < 0.75 * Edges(pair.First)));
        Assert.Equal(plain.Average(face => face.Pixels.Average(value => value)), blurred.Average(face => face.Pixels.Average(value => value)), 4.0);
        Assert.InRange(Math.Sqrt(plain.Zip(noisy).Average(pair => pair.First.Pixels.Zip(pair.Second.Pixels).Average(pixel => Math.Pow(pixel.First - pixel.Second, 2)))), 15, 21);
        Assert.Equal(4, copied.Distinct().Count());
    }

    // Real faces against other real faces: what each metric says of a generator that is perfect.
    [Fact]
    public void Metrics_RealAgainstReal_SayThatNothingIsWrong()
    {
        const int Count = 300;
        using var scope = NewDisposeScope();
        using var judge = FeatureExtractor.BuiltIn();
        var (real, made, heldOut) = (PictureDamage.Draw("none", 0, Count, 32, 1), PictureDamage.Draw("none", 0, Count, 32, 2), PictureDamage.Draw("none", 0, Count, 32, 3));
        var (x, y, z) = (judge.Features(real), judge.Features(made), judge.Features(heldOut));
        static void Holds(double ideal, Estimate found) => Assert.InRange(ideal, found.Interval().Low, found.Interval().High);
        static void Overlap(Estimate one, Estimate two) =>
            Assert.InRange(Math.Abs(one.Value - two.Value), 0, 3 * Math.Sqrt((one.StandardError * one.StandardError) + (two.StandardError * two.StandardError)));

        Holds(0, KernelInceptionDistance.Measure(x, y, 1).ToEstimate());
        Overlap(FrechetDistance.Measure(x, y), FrechetDistance.Measure(x, z));
        var manifold = PrecisionRecall.Measure(x, y);
        Overlap(manifold.Precision, manifold.Recall);
        var balls = DensityCoverage.Measure(x, y);
        Holds(1, balls.Density);
        Holds(DensityCoverage.ExpectedCoverage(Count, Count), balls.Coverage);
        LabelColumn[] hair = [FeatureExtractor.Attribute("hair_color")];
        var modes = AttributeCombinations.Measure(hair, judge.Classify(x), judge.Classify(y));
        Holds(modes.ExpectedModes, modes.Modes);
        Assert.InRange(modes.Divergence.Value, 0, 6 * (modes.Combinations - 1) / (double)Count);
        Estimate Score(Tensor features) => InceptionScore.Measure([.. FeatureExtractor.Kinds.Attributes.Select(attribute => judge.Logits(features, attribute.Name).softmax(1))]);
        Overlap(Score(x), Score(y));
        Overlap(StructuralSimilarity.Diversity(real), StructuralSimilarity.Diversity(made));
        var support = BirthdayTest.Measure((x, y), (Thumbnails.Of(real), Thumbnails.Of(made)));
        Assert.InRange(support.Support.Interval().High, Count * Count / 4, double.PositiveInfinity);
        foreach (var (samples, training, others) in new[] { (y, x, z), (Thumbnails.Of(made), Thumbnails.Of(real), Thumbnails.Of(heldOut)) })
        {
            var copying = CopyingTest.Measure(samples, training, others);
            Holds(0.5, copying.Nearer);
            Holds(0, copying.Copies);
        }

        Assert.InRange(SlicedWassersteinScore.Between(real, made) / SlicedWassersteinScore.Between(real, heldOut), 0.5, 2);
    }

    [Fact]
    public void Metrics_FourKindsOfDamage_GoTheWayThatEachMust()
    {
        using var judge = FeatureExtractor.BuiltIn();
        var untouched = MetricSanityStudy.Measure(judge, PictureDamage.Blur, 0, 300, 1);

        foreach (var (kind, levels) in PictureDamage.All)
        {
            var damaged = MetricSanityStudy.Measure(judge, kind, levels[^1], 300, 1);
            foreach (var (metric, value) in damaged)
            {
                var change = value - untouched[metric];
                Assert.True(MetricSanityStudy.Expected(kind, metric) is not { } way || change * int.Parse(way, CultureInfo.InvariantCulture) > 0, $"{metric} under {kind}: {untouched[metric]} to {value}");
            }
        }

        // Each is expected to see something.
        Assert.All(untouched.Keys, metric => Assert.Contains(PictureDamage.All, damage => MetricSanityStudy.Expected(damage.Kind, metric) is not null));
    }
}
