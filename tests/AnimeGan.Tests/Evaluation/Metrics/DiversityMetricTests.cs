using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using AnimeGan.Testing;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Evaluation;

/// <summary>Inception-style score, MS-SSIM, combinations of attributes, modes in a plane.</summary>
public sealed class DiversityMetricTests
{
    [Fact]
    public void InceptionScore_AnswersByHand_AreTheLaw()
    {
        using var scope = NewDisposeScope();
        var sure = eye(4, dtype: ScalarType.Float64).repeat(25, 1);
        var unsure = full([100, 4], 0.25, ScalarType.Float64);
        var one = zeros(100, 4, ScalarType.Float64).index_fill_(1, tensor(2L).unsqueeze(0), 1);
        var half = tensor([0.9, 0.1, 0.1, 0.9], 2, 2).repeat(50, 1);

        var information = Math.Log(2) + (0.9 * Math.Log(0.9)) + (0.1 * Math.Log(0.1));
        Assert.Equal(4, InceptionScore.Measure([sure]).Value, 1e-12);
        Assert.Equal(1, InceptionScore.Measure([unsure]).Value, 1e-12);
        Assert.Equal(1, InceptionScore.Measure([one]).Value, 1e-12);
        Assert.Equal(Math.Exp(information), InceptionScore.Measure([half]).Value, 1e-12);
        Assert.Equal(2, InceptionScore.Measure([sure, unsure]).Value, 1e-12);
    }

    [Fact]
    public void InceptionScore_RepeatedSampling_ErrorIsTheSpread()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(4);

        Calibration.AssertErrorIsTheSpread(40, () => InceptionScore.Measure([(randn([300, 5], ScalarType.Float64, generator: random) * 2).softmax(1)]));
    }

    [Fact]
    public void Similarity_WorkedPictures_EqualsSciPys()
    {
        using var scope = NewDisposeScope();
        var oracle = PythonOracle.RunJson<Oracles.Answer>(Oracles.Script).Similarity;

        var small = StructuralSimilarity.Compare(Oracles.Picture(48, 64, 1.0), Oracles.Picture(48, 64, 1.2));
        var whole = StructuralSimilarity.Compare(Oracles.Picture(176, 176, 0.4), Oracles.Picture(176, 176, 0.5));

        Assert.Equal((3, 5, 0), (StructuralSimilarity.Scales(48), StructuralSimilarity.Scales(176), StructuralSimilarity.Scales(10)));
        Assert.Equal(oracle[0], small.item<double>(), 1e-10);
        Assert.Equal(oracle[1], whole.item<double>(), 1e-10);
    }

    [Fact]
    public void Similarity_OfSamples_IsOneForCopiesAndSmallForNoise()
    {
        var random = new Random(1);
        RgbImage Noise()
        {
            var pixels = new byte[3 * 32 * 32];
            random.NextBytes(pixels);
            return new RgbImage(32, 32, pixels);
        }

        var one = Noise();

        Assert.Equal(1, StructuralSimilarity.Diversity([one, one, one, one]).Value, 1e-12);
        Assert.InRange(StructuralSimilarity.Diversity([.. Enumerable.Range(0, 20).Select(_ => Noise())]).Value, 0, 0.25);
    }

    [Fact]
    public void Combinations_CountedByHand_AreTheLaw()
    {
        LabelColumn[] attributes = [new("hair", ["Black", "Red"]), new("eyes", ["Blue", "Green", "Grey"])];
        LabelTable Labels(params (string Hair, string Eyes)[] rows) => new(["hair", "eyes"], [[.. rows.Select(row => row.Hair)], [.. rows.Select(row => row.Eyes)]]);
        var real = Labels(("Black", "Blue"), ("Black", "Blue"), ("Red", "Green"));
        var generated = Labels([.. Enumerable.Repeat(("Black", "Blue"), 6), .. Enumerable.Repeat(("Red", "Grey"), 6)]);

        var found = AttributeCombinations.Measure(attributes, real, generated);

        // (2 + 1/2) / (3 + 6/2) and (0 + 1/2) / 6 in the data
        Assert.Equal((6, 2.0), (found.Combinations, found.Modes.Value));
        Assert.Equal((1 - Math.Pow(3.5 / 6, 12)) + (1 - Math.Pow(4.5 / 6, 12)) + (4 * (1 - Math.Pow(5.5 / 6, 12))), found.ExpectedModes, 1e-12);
        Assert.Equal((0.5 * Math.Log(0.5 / (2.5 / 6))) + (0.5 * Math.Log(0.5 / (0.5 / 6))), found.Divergence.Value, 1e-12);
    }

    [Fact]
    public void ModesInThePlane_LostModes_ShowInTheDivergence()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var ring = PlanarModes.Ring();
        var points = ring.Sample(4000, random);
        var right = points[points[TensorIndex.Colon, TensorIndex.Single(0)] > -0.1f];

        Assert.InRange(ModeCoverage.Measure(ring, points).Divergence, 0, 0.005);
        Assert.Equal(Math.Log(8.0 / 5), ModeCoverage.Measure(ring, right).Divergence, 0.01);
    }

    [Fact]
    public void SlicedWasserstein_ShiftAndScale_AreTheClosedForm()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var points = randn([500, 2], ScalarType.Float64, generator: random);
        var shift = tensor([3.0, -4.0]);

        Assert.Equal(5 / Math.Sqrt(2), SlicedWasserstein.Distance(points, points + shift), 1e-9);
        Assert.Equal(Math.Sqrt(points.square().sum(1).mean().item<double>() / 2), SlicedWasserstein.Distance(points, points * 2), 1e-9);
        Assert.Equal(0, SlicedWasserstein.Distance(points, points.flip(0)), 1e-12);
    }

    [Fact]
    public void SlicedWasserstein_RepeatedSampling_ErrorIsTheSpread()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);

        Calibration.AssertErrorIsTheSpread(60, () => SlicedWasserstein.Measure(randn([400, 2], generator: random), randn([400, 2], generator: random) + 1));
    }
}
