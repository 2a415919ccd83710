using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

[Collection(nameof(ProcessWideState))]
public sealed class PlanarGanTests
{
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
    public void Constructor_ImagesInsteadOfPoints_SaysSo()
    {
        var options = new PlanarGanOptions { Networks = AnimeGan.Models.VanillaGanOptions.ForImages(3, 8, 8) };

        var error = Assert.Throws<ArgumentException>(() => new PlanarGan(PlanarModes.Ring(), options));

        Assert.Contains("shape [2], got [3, 8, 8]", error.Message, StringComparison.Ordinal);
    }
}
