using AnimeGan.Models;
using AnimeGan.Objectives;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Objectives;

public sealed class PathLengthPenaltyTests
{
    [Fact]
    public void Lengths_LinearSynthesis_AreTheNormsOfTheTransposedMatrix()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var same = new Generator(1);
        var matrix = randn(48, 5, generator: random);
        randn(48, 5, generator: same);

        // G(w) = A w over [N, 1, 5], drawn as [N, 3, 4, 4]: Jᵀy = Aᵀy whatever w is.
        var lengths = PathLengthPenalty.Lengths(w => w.select(1, 0).matmul(matrix.t()).view(-1, 3, 4, 4), zeros(6, 1, 5), random);
        var y = randn([6, 3, 4, 4], generator: same).view(6, 48) / 4;

        Assert.True(allclose(y.matmul(matrix).square().sum([1]).sqrt(), lengths, rtol: 1e-5, atol: 1e-5));
    }

    [Fact]
    public void Lengths_ScaledRotation_AverageToTheScale()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);

        // G(w) = 3 w, one channel of 16 × 16: ‖Jᵀy‖² is 9 times the mean square of 256 normal numbers.
        var lengths = PathLengthPenalty.Lengths(w => (w.select(1, 0) * 3).view(-1, 1, 16, 16), zeros(200, 1, 256), random);

        Assert.Equal(3, lengths.mean().item<float>(), 0.05);
    }

    [Fact]
    public void Measure_StyleGan_MovesTheAverageAndReachesEveryLayerThatSteers()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var G = new StyleGanGenerator(new StyleGanOptions { ImageSize = 16, BaseWidth = 8, MaxWidth = 6, LatentSize = 7, StyleSize = 5, MappingLayers = 2 }, random);
        var penalty = new PathLengthPenalty();

        var first = penalty.Measure(G, randn(8, 7, generator: random), null, random);
        first.backward();

        var average = G.get_buffer("pathLength")!.item<float>();
        Assert.InRange(average, 1e-4, 1);
        Assert.InRange(first.item<float>(), 1e-4, double.PositiveInfinity);
        Assert.All(
            G.named_parameters().Where(pair => pair.name.EndsWith("weight", StringComparison.Ordinal)),
            pair => Assert.True(pair.parameter.grad is { } gradient && gradient.abs().max().item<float>() > 0, pair.name));
    }

    // a follows by a hundredth, then the length is compared with it: ‖Jᵀy‖ = 100 a at first, so (100 a − a)² twice.
    // Karras et al. 2020, section 3.2: 'the long-running exponential moving average'; the authors' decay is 0.01, their weight 2.
    [Fact]
    public void Measure_OneSample_ComparesItsLengthWithTheAverageThatFollows()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var G = new StyleGanGenerator(new StyleGanOptions { ImageSize = 16, BaseWidth = 8, MaxWidth = 6, LatentSize = 7, StyleSize = 5, MappingLayers = 2 }, random);
        var penalty = new PathLengthPenalty();
        var z = randn(2, 7, generator: random);

        var first = penalty.Measure(G, z, null, random).item<float>();
        var early = G.get_buffer("pathLength")!.item<float>();
        for (var step = 2; step < 1000; step++)
        {
            using var each = NewDisposeScope();
            penalty.Measure(G, z, null, random);
        }

        var before = G.get_buffer("pathLength")!.item<float>();
        var last = penalty.Measure(G, z, null, random).item<float>();
        var late = G.get_buffer("pathLength")!.item<float>();

        Assert.Equal(2 * Math.Pow(99 * early, 2), first, 1e-4 * first);
        var length = (late - (0.99 * before)) / 0.01;
        Assert.Equal(2 * Math.Pow(length - late, 2), last, 0.05 * Math.Max(last, 1e-4));
        Assert.InRange(late, 20 * early, 500 * early);
    }

    [Fact]
    public void Measure_AnotherGenerator_SaysWhatToDo()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var G = new DcganGenerator(new DcganOptions { ImageSize = 16, BaseWidth = 2 }, random);

        var error = Assert.Throws<ArgumentException>(() => new PathLengthPenalty().Measure(G, zeros(2, 100), null, random));

        Assert.Contains("set its weight to 0", error.Message, StringComparison.Ordinal);
    }
}
