using AnimeGan.Evaluation;
using AnimeGan.Models;
using AnimeGan.Trained;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Evaluation;

public sealed class PerceptualPathLengthTests
{
    /// <summary>Where features move along a straight line, d / ε² is its squared length: Eq. 3 with d = ‖·‖².</summary>
    [Fact]
    public void Speeds_LinearFeatures_AreTheClosedForm()
    {
        using var scope = NewDisposeScope();
        var (from, to) = (tensor([1f, 0, 2, 2], 2, 2), tensor([1f, 2, 5, 6], 2, 2));

        var speeds = PerceptualPathLength.Speeds(from, to, tensor([0.25f, 0.5f], 2, 1), 0.125, (a, b, t) => lerp(a, b, t));

        Assert.Equal([4.0, 25.0], speeds, (one, two) => Math.Abs(one - two) < 1e-9);
    }

    [Fact]
    public void InZAndW_AStyleGan_AreSteadyInTheStep()
    {
        using var random = new Generator(1);
        using var network = new StyleGanGenerator(new StyleGanOptions { ImageSize = 16, LatentSize = 8, StyleSize = 8, BaseWidth = 4, MaxWidth = 8 }, random);
        network.eval();
        using var generator = TrainedGenerator.Of(TrainingRecord.For("stylegan") with { ImageSize = 16, LatentSize = 8 }, network);
        using var extractor = FeatureExtractor.BuiltIn();

        Estimate Z(double epsilon) => PerceptualPathLength.Measure(new LatentZ(generator), extractor, 24, 1, epsilon, TestContext.Current.CancellationToken);
        Estimate W(double epsilon) => PerceptualPathLength.Measure(new StyleSpace(generator), extractor, 24, 1, epsilon, TestContext.Current.CancellationToken);

        // A derivative does not depend on the step that it is taken with.
        Assert.True(Z(1e-4).Value > 0 && W(1e-4).Value > 0);
        Assert.Equal(1, Z(1e-3).Value / Z(1e-4).Value, 0.1);
        Assert.Equal(1, W(1e-3).Value / W(1e-4).Value, 0.1);
    }
}
