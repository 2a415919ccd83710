using AnimeGan.Evaluation;
using AnimeGan.Testing;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Evaluation;

public sealed class FrechetDistanceTests
{
    [Fact]
    public void Measure_WorkedFeatures_EqualsSciPys()
    {
        using var scope = NewDisposeScope();

        var estimate = FrechetDistance.Measure(Oracles.Features(61, 7, 0.0), Oracles.Features(83, 7, 0.8));

        var oracle = PythonOracle.RunJson<Oracles.Answer>(Oracles.Script);
        Assert.Equal(oracle.Frechet, estimate.Value, 1e-7 * oracle.Frechet);
        Assert.Equal(oracle.StandardError, estimate.StandardError, 1e-5 * oracle.StandardError);
    }

    /// <summary>For covariances that commute, Eq. 6 is ‖μ₁ − μ₂‖² + Σ (√λ₁ − √λ₂)²; here both are turned by the same rotation.</summary>
    [Fact]
    public void Between_CommutingGaussians_IsTheClosedForm()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var (turn, _) = linalg.qr(randn([5, 5], ScalarType.Float64, generator: random));
        double[] one = [0, 0.5, 1, 2, 9];
        double[] two = [1, 0.5, 4, 0, 4];
        Tensor Covariance(double[] values) => (turn * tensor(values)).matmul(turn.t());

        var distance = FrechetDistance.Between(zeros(5, ScalarType.Float64), Covariance(one), full([5], 2.0, ScalarType.Float64), Covariance(two));

        Assert.Equal((5 * 4) + one.Zip(two, (a, b) => Math.Pow(Math.Sqrt(a) - Math.Sqrt(b), 2)).Sum(), distance, 1e-6);
    }

    [Fact]
    public void Measure_SamplesOfTwoGaussians_IsTheClosedFormWithinItsErrorAndBias()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        var x = randn([20_000, 4], generator: random);
        var y = (randn([20_000, 4], generator: random) * 1.5) + 0.5;

        var estimate = FrechetDistance.Measure(x, y);

        // ‖μ‖² + Σ (1.5 − 1)²
        Assert.InRange(estimate.Value, 2.0 - (4 * estimate.StandardError), 2.0 + (4 * estimate.StandardError));
        Assert.InRange(estimate.StandardError, 0.005, 0.05);
    }

    [Fact]
    public void StandardError_RepeatedSampling_IsTheSpreadOfTheValue()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);

        Calibration.AssertErrorIsTheSpread(60, () => FrechetDistance.Measure(randn([300, 4], generator: random), randn([250, 4], generator: random) + 0.5));
    }

    [Fact]
    public void Add_UnevenBatches_AreAsAllAtOnce()
    {
        using var scope = NewDisposeScope();
        var all = Oracles.Features(61, 7, 0.0);
        using var whole = GaussianMoments.Of(all);
        using var pieces = new GaussianMoments(7);

        foreach (var (start, count) in new[] { (0, 13), (13, 1), (14, 30), (44, 17) })
        {
            pieces.Add(all.narrow(0, start, count));
        }

        Assert.Equal(61, pieces.Count);
        Assert.Equal(0, (whole.Gaussian().Covariance - pieces.Gaussian().Covariance).abs().max().item<double>(), 1e-13);
        Assert.Equal(0, (whole.Without(3).Covariance - pieces.Without(3).Covariance).abs().max().item<double>(), 1e-13);
    }

    [Fact]
    public void Measure_FewerSamplesThanTheFeaturesAreLong_IsRefusedWithTheMend()
    {
        using var scope = NewDisposeScope();

        var fault = Assert.Throws<ArgumentException>(() => FrechetDistance.Measure(randn(200, 128), randn(128, 128)));

        Assert.Contains("means nothing below 129", fault.Message, StringComparison.Ordinal);
        Assert.Contains("measure KID", fault.Message, StringComparison.Ordinal);
    }
}
