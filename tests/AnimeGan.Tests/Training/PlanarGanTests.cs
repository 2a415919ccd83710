using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Objectives;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

[Collection(nameof(ProcessWideState))]
public sealed class PlanarGanTests : IDisposable
{
    // Small networks lose more by sharing a step among threads than they gain; on a busy machine seconds become minutes.
    private readonly int _threads = get_num_threads();

    public PlanarGanTests() => set_num_threads(1);

    public void Dispose() => set_num_threads(_threads);

    [Fact]
    public void Step_SameSeed_SameNumbersWhateverWasDrawnBetween()
    {
        using var scope = NewDisposeScope();
        using var first = new PlanarGan(PlanarModes.Ring());
        using var again = new PlanarGan(PlanarModes.Ring());
        using var other = new PlanarGan(PlanarModes.Ring(), new PlanarGanOptions { Seed = 2 });

        for (var step = 0; step < 5; step++)
        {
            var values = first.Step();
            again.Draw(10);

            Assert.Equal(values, again.Step());
            Assert.NotEqual(values, other.Step());
        }

        Assert.Equal(5, first.Steps);
        Assert.Equal(first.Draw(10).data<float>().ToArray(), again.Draw(10).data<float>().ToArray());
    }

    // One wide cloud: the game is easy enough to be won within seconds.
    [Fact]
    public void Step_OneCloud_GeneratorFindsItAndDiscriminatorTossesACoin()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(9);
        var data = PlanarModes.Ring(count: 1, sigma: 0.2);
        using var game = new PlanarGan(data, new PlanarGanOptions { BatchSize = 128 });

        for (var step = 0; step < 1_000; step++)
        {
            game.Step();
        }

        var points = game.Draw(2_500);
        var (real, fake) = (game.Judge(data.Sample(2_500, random)).Average(), game.Judge(points).Average());
        Assert.InRange(real, 0.4, 0.6);
        Assert.InRange(fake, 0.4, 0.6);
        Assert.InRange(ModeCoverage.Measure(data, points).HighQuality, 0.85, 1);
    }

    [Fact]
    public void Step_EverythingAtOnce_SameSeedSameNumbers()
    {
        using var scope = NewDisposeScope();
        var options = new PlanarGanOptions
        {
            BatchSize = 16,
            DiscriminatorSteps = 2,
            Regularization = new Regularization { R1 = 1, Dragan = 1, Every = 2, Packing = 2, InstanceNoise = 0.5, TopK = 0.5 },
            DecayFrom = 0.5,
            AverageHalfLife = 100,
            Steps = 6,
        };
        using var first = new PlanarGan(PlanarModes.Ring(), options);
        using var again = new PlanarGan(PlanarModes.Ring(), options);

        var values = Enumerable.Range(0, 6).Select(_ => first.Step()).ToList();
        var repeated = Enumerable.Range(0, 6).Select(_ => again.Step()).ToList();

        Assert.Equal(values.Select(value => value.GGradientNorm), repeated.Select(value => value.GGradientNorm));
        Assert.Contains("r1", values[0].Terms!.Keys);
        Assert.Null(values[1].Terms);
        Assert.Equal(first.Draw(10).data<float>().ToArray(), again.Draw(10).data<float>().ToArray());
        Assert.Equal(8, first.Judge(zeros(8, 4)).Length);
    }

    [Fact]
    public void Step_RatesFallenToNothing_MoveNothing()
    {
        using var scope = NewDisposeScope();
        using var game = new PlanarGan(PlanarModes.Ring(), new PlanarGanOptions { BatchSize = 16, Steps = 3, DecayFrom = 0 });
        for (var step = 0; step < 3; step++)
        {
            game.Step();
        }

        var before = NetworkHash.Of(game.Generator);
        game.Step();

        Assert.Equal(before, NetworkHash.Of(game.Generator));
    }

    [Fact]
    public void Draw_WithAnAverage_LagsBehindG()
    {
        using var scope = NewDisposeScope();
        var options = new PlanarGanOptions { BatchSize = 16, LearningRate = 0.01 };
        using var plain = new PlanarGan(PlanarModes.Ring(), options);
        using var averaged = new PlanarGan(PlanarModes.Ring(), options with { AverageHalfLife = 1e6 });
        var start = plain.Draw(100);
        for (var step = 0; step < 40; step++)
        {
            plain.Step();
            averaged.Step();
        }

        var (moved, lagged) = ((plain.Draw(100) - start).norm().item<float>(), (averaged.Draw(100) - start).norm().item<float>());
        Assert.InRange(lagged, 0.01 * moved, 0.98 * moved);
        Assert.Equal(NetworkHash.Of(plain.Generator), NetworkHash.Of(averaged.Generator));
    }

    // One normal number and three bits, seen through a G that copies its latent vector: eight clouds of one dimension each.
    [Fact]
    public void Draw_WithBits_LatentVectorsAreNormalNumbersThenCoins()
    {
        using var scope = NewDisposeScope();
        using var game = new PlanarGan(PlanarModes.Ring(), new PlanarGanOptions { Networks = new AnimeGan.Models.VanillaGanOptions { LatentSize = 4 }, LatentBits = 3 });
        using var off = no_grad();
        var layers = game.Generator.parameters().ToArray();
        foreach (var (weights, of) in layers.Select((weights, i) => (weights, i)))
        {
            weights.zero_();
            if (of % 2 == 0)
            {
                weights[0, 0].fill_(1);
                weights[1, 1].fill_(1);
            }
            else if (of < layers.Length - 1)
            {
                weights.fill_(10);      // keeps ReLU out of the way
            }
        }

        var points = game.Draw(4_000);
        var (normal, bits) = (points.select(1, 0), points.select(1, 1));

        Assert.InRange(normal.std().item<float>(), 0.95, 1.05);
        Assert.Equal(2, bits.unique().output.numel());
        Assert.InRange((bits.max() - bits.min()).item<float>(), 1.999, 2.001);
        Assert.InRange((bits - bits.mean()).std().item<float>(), 0.95, 1.05);
    }

    [Fact]
    public void Constructor_MoreBitsThanNumbers_SaysSo()
    {
        var error = Assert.Throws<ArgumentException>(() => new PlanarGan(PlanarModes.Ring(), new PlanarGanOptions { LatentBits = 3 }));

        Assert.Contains("between 0 and Networks.LatentSize, 2, got 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_ImagesInsteadOfPoints_SaysSo()
    {
        var options = new PlanarGanOptions { Networks = AnimeGan.Models.VanillaGanOptions.ForImages(3, 8, 8) };

        var error = Assert.Throws<ArgumentException>(() => new PlanarGan(PlanarModes.Ring(), options));

        Assert.Contains("shape [2], got [3, 8, 8]", error.Message, StringComparison.Ordinal);
    }
}
