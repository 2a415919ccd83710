using AnimeGan.Evaluation;
using AnimeGan.Ops;
using AnimeGan.Testing;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Evaluation;

public sealed class KernelInceptionDistanceTests
{
    [Fact]
    public void Measure_WorkedFeatures_EqualsNumPys()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (Features(23, 7, 0.0), Features(31, 7, 0.8));

        var estimate = KernelInceptionDistance.Measure(x, y, subsets: 3);

        var oracle = PythonOracle.RunJson<Oracle>("tests/AnimeGan.Tests/Evaluation/oracles/kid.py");
        Assert.Equal(oracle.Value, estimate.Value, 1e-12);
        Assert.Equal(oracle.StandardError, estimate.StandardError, 1e-12);
        Assert.Equal(oracle.Same, KernelInceptionDistance.Unbiased(x.narrow(0, 0, 12), x.narrow(0, 11, 12)), 1e-12);
        Assert.Equal((23, 31), (estimate.RealCount, estimate.GeneratedCount));
    }

    [Fact]
    public void Unbiased_FewPairs_EqualsTheSumWrittenOut()
    {
        float[][] x = [[1, 2], [0, -1], [3, 1]];
        float[][] y = [[0, 1], [2, 2]];
        static double K(float[] a, float[] b) => Math.Pow((((a[0] * b[0]) + (a[1] * b[1])) / 2) + 1, 3);
        var expected = (2 * (K(x[0], x[1]) + K(x[0], x[2]) + K(x[1], x[2])) / 6) + (2 * K(y[0], y[1]) / 2)
            - (2 * x.Sum(a => y.Sum(b => K(a, b))) / 6);
        using var scope = NewDisposeScope();

        var actual = KernelInceptionDistance.Unbiased(tensor([1f, 2, 0, -1, 3, 1], 3, 2), tensor([0f, 1, 2, 2], 2, 2));

        Assert.Equal(expected, actual, 1e-12);
    }

    /// <summary>E k in closed form, from the first three moments of N(0, I) and N(μ, I).</summary>
    [Fact]
    public void Measure_GaussiansApart_IsTheClosedFormWithinItsError()
    {
        const int Length = 8;
        const double Squared = 2.0;
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var x = randn([4000, Length], generator: random);
        var y = randn([4000, Length], generator: random) + Math.Sqrt(Squared / Length);

        var estimate = KernelInceptionDistance.Measure(x, y, subsets: 10, subsetSize: 500);

        double d = Length, s = Squared;
        var ofX = 1 + (3 / d);
        var ofY = 1 + (3 * s / d) + (3 * (d + (2 * s) + (s * s)) / (d * d)) + (((s * s * s) + (6 * s * s) + (((3 * d) + 6) * s)) / (d * d * d));
        var across = 1 + (3 * (d + s) / (d * d));
        var truth = ofX + ofY - (2 * across);
        Assert.InRange(estimate.Value, truth - (3 * estimate.StandardError), truth + (3 * estimate.StandardError));
        Assert.InRange(estimate.StandardError, 1e-4, truth / 5);
        Assert.InRange(estimate.SubsetMean, estimate.Value - estimate.SubsetDeviation, estimate.Value + estimate.SubsetDeviation);
    }

    /// <summary>Over many pairs of samples, the value's spread must be what each of them calls its error.</summary>
    [Fact]
    public void StandardError_RepeatedSampling_IsTheSpreadOfTheValue()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(5);
        var estimates = Enumerable.Range(0, 60).Select(_ =>
            KernelInceptionDistance.Measure(randn([150, 4], generator: random), randn([120, 4], generator: random) + 0.5, subsets: 1)).ToList();

        var mean = estimates.Average(estimate => estimate.Value);
        var spread = Math.Sqrt(estimates.Average(estimate => Math.Pow(estimate.Value - mean, 2)));

        Assert.InRange(estimates.Average(estimate => estimate.StandardError) / spread, 0.75, 1.35);
    }

    [Fact]
    public void Unbiased_OneDistribution_IsZeroOnAverage()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(7);
        var values = Enumerable.Range(0, 60).Select(_ =>
            KernelInceptionDistance.Unbiased(randn([40, 4], generator: random), randn([60, 4], generator: random))).ToList();

        var error = Math.Sqrt(values.Average(value => value * value) / values.Count);

        Assert.InRange(values.Average(), -3 * error, 3 * error);
        Assert.Contains(values, value => value < 0);
    }

    [Fact]
    public void Measure_FeaturesOfTwoLengthsOrTooFew_SaysSo()
    {
        using var scope = NewDisposeScope();

        Assert.Throws<ShapeException>(() => KernelInceptionDistance.Measure(randn(8, 4), randn(8, 5)));
        Assert.Throws<ArgumentException>(() => KernelInceptionDistance.Measure(randn(8, 4), randn(2, 4)));
    }

    private static Tensor Features(int rows, int length, double phase) => tensor(
        [.. Enumerable.Range(0, rows * length).Select(k => (I: k / length, J: k % length)).Select(at =>
            Math.Sin((0.37 * at.I) + (1.3 * at.J) + phase) + (0.2 * Math.Cos(0.11 * at.I * at.J)) + (0.1 * phase))],
        rows,
        length);

    private sealed record Oracle(double Value, double StandardError, double Same);
}
