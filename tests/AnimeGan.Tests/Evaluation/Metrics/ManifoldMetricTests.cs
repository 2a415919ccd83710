using AnimeGan.Evaluation;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Evaluation;

/// <summary>Precision, recall, density and coverage.</summary>
public sealed class ManifoldMetricTests
{
    [Fact]
    public void Measure_SomePoints_EqualsBruteForce()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var (real, generated) = (randn([71, 4], generator: random), (randn([60, 4], generator: random) * 1.2) + 1);

        var precision = PrecisionRecall.Measure(real, generated);
        var density = DensityCoverage.Measure(real, generated);

        var (x, y) = (Rows(real), Rows(generated));
        var (r3, g3, r5) = (Radii(x, 3), Radii(y, 3), Radii(x, 5));
        Assert.Equal(y.Average(point => Inside(point, x, r3) > 0 ? 1.0 : 0), precision.Precision.Value, 1e-12);
        Assert.Equal(x.Average(point => Inside(point, y, g3) > 0 ? 1.0 : 0), precision.Recall.Value, 1e-12);
        Assert.Equal(y.Average(point => Inside(point, x, r5)) / 5.0, density.Density.Value, 1e-12);
        Assert.Equal(x.Index().Average(point => y.Any(other => Distance(other, point.Item) <= r5[point.Index]) ? 1.0 : 0), density.Coverage.Value, 1e-12);
        Assert.InRange(precision.Precision.Value, 0.05, 0.95);
        Assert.InRange(density.Coverage.Value, 0.05, 0.95);
    }

    [Fact]
    public void Measure_MoreRowsThanAChunk_SameAsRowsInAnyOrder()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var (real, generated) = (randn([1200, 6], generator: random), randn([1100, 6], generator: random) * 0.8);
        Tensor Shuffled(Tensor rows) => rows.index_select(0, randperm(rows.shape[0], generator: random));

        var (one, two) = (PrecisionRecall.Measure(real, generated), PrecisionRecall.Measure(Shuffled(real), Shuffled(generated)));

        Assert.Equal((one.Precision.Value, one.Recall.Value), (two.Precision.Value, two.Recall.Value));
        Assert.Equal(DensityCoverage.Measure(real, generated).Density.Value, DensityCoverage.Measure(Shuffled(real), Shuffled(generated)).Density.Value);
    }

    [Fact]
    public void Measure_NarrowGenerator_IsPreciseWithoutRecall()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(4);
        var real = randn([1000, 8], generator: random);

        var narrow = PrecisionRecall.Measure(real, randn([1000, 8], generator: random) * 0.3);
        var wide = PrecisionRecall.Measure(real, randn([1000, 8], generator: random) * 3);

        Assert.True(narrow.Precision.Value > 0.99 && narrow.Recall.Value < 0.2, narrow.ToString());
        Assert.True(wide.Precision.Value < 0.2 && wide.Recall.Value > 0.8, wide.ToString());
    }

    /// <summary>Naeem et al. 2020, lemmas 1 and 2: density is expected to be 1, coverage the closed form.</summary>
    [Fact]
    public void Measure_OneDistribution_HasThePapersExpectation()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(5);

        var found = Enumerable.Range(0, 10).Select(_ => DensityCoverage.Measure(randn([400, 6], generator: random), randn([300, 6], generator: random))).ToList();

        Assert.InRange(found.Average(figure => figure.Density.Value), 0.95, 1.05);
        Assert.Equal(DensityCoverage.ExpectedCoverage(400, 300), found.Average(figure => figure.Coverage.Value), 0.01);
        Assert.Equal(1 - Math.Pow(0.5, 5), DensityCoverage.ExpectedCoverage(1_000_000, 1_000_000), 1e-5);
    }

    [Fact]
    public void StandardError_RepeatedSampling_IsTheSpreadOfTheValues()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(6);
        var found = Enumerable.Range(0, 40).Select(_ =>
        {
            var (real, generated) = (randn([400, 4], generator: random), (randn([400, 4], generator: random) * 1.1) + 0.2);
            return (Manifold: PrecisionRecall.Measure(real, generated), Balls: DensityCoverage.Measure(real, generated));
        }).ToList();

        Calibration.AssertErrorIsTheSpread([.. found.Select(pair => pair.Manifold.Precision)]);
        Calibration.AssertErrorIsTheSpread([.. found.Select(pair => pair.Manifold.Recall)]);
        Calibration.AssertErrorIsTheSpread([.. found.Select(pair => pair.Balls.Density)]);
        Calibration.AssertErrorIsTheSpread([.. found.Select(pair => pair.Balls.Coverage)]);
    }

    [Fact]
    public void Measure_TooFewPictures_SaysHowMany()
    {
        using var scope = NewDisposeScope();

        Assert.Contains("at least 40", Assert.Throws<ArgumentException>(() => PrecisionRecall.Measure(randn(100, 4), randn(30, 4))).Message, StringComparison.Ordinal);
        Assert.Contains("more than 5 pictures", Assert.Throws<ArgumentException>(() => DensityCoverage.Measure(randn(5, 4), randn(30, 4))).Message, StringComparison.Ordinal);
    }

    private static double[][] Rows(Tensor points) => [.. points.to_type(ScalarType.Float64).data<double>().ToArray().Chunk((int)points.shape[1])];

    private static double Distance(double[] one, double[] two) => Math.Sqrt(one.Zip(two, (a, b) => (a - b) * (a - b)).Sum());

    private static double[] Radii(double[][] points, int k) => [.. points.Select(point => points.Select(other => Distance(point, other)).Order().ElementAt(k))];

    private static int Inside(double[] point, double[][] centres, double[] radii) => centres.Index().Count(centre => Distance(point, centre.Item) <= radii[centre.Index]);
}
