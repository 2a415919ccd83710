using AnimeGan.Evaluation;
using AnimeGan.Latents;
using AnimeGan.Testing;
using AnimeGan.Trained;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Latents;

public sealed class DirectionTests
{
    /// <summary>Only the first axis of the planted space decides the hair, so the direction must be that axis and change nothing else.</summary>
    [Fact]
    public void Find_PlantedSpace_IsTheAxisThatDecides()
    {
        using var generator = TinyGenerators.Planted();
        using var extractor = FeatureExtractor.BuiltIn();
        var space = new LatentZ(generator);
        using var finder = DirectionFinder.Learn(space, extractor, samples: 400, token: TestContext.Current.CancellationToken);

        using var direction = finder.Find("hairColor", "blue");
        var report = LatentEditing.Measure(space, extractor, direction, strength: 2, samples: 60);
        var nothing = LatentEditing.Measure(space, extractor, direction, strength: 0, samples: 60);

        var axes = direction.Vector.data<float>().ToArray();
        Assert.InRange(axes[0] / direction.Vector.norm().item<float>(), 0.95, 1);
        Assert.InRange(axes[0], 1.4, 1.8);
        Assert.InRange(report.Changed, 0.95, 1);
        Assert.InRange(report.Kept["background_style"], 0.85, 1);
        Assert.Equal((0.0, 1.0), (nothing.Changed, nothing.MeanKept));
    }

    [Fact]
    public void Find_ValueThatIsNotThere_SaysHowManyThereWere()
    {
        using var generator = TinyGenerators.Planted();
        using var extractor = FeatureExtractor.BuiltIn();
        using var finder = DirectionFinder.Learn(new LatentZ(generator), extractor, samples: 100, token: TestContext.Current.CancellationToken);

        Assert.Contains("Of 100 samples 0 have hair_color Green", Assert.Throws<ArgumentException>(() => finder.Find("hair_color", "green")).Message, StringComparison.Ordinal);
        Assert.Contains("one of", Assert.Throws<ArgumentException>(() => finder.Find("hair_color", "plaid")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WhatWasSaved_IsTheDirectionAndBelongsToItsNetwork()
    {
        using var folder = new TemporaryFolder();
        using var generator = TinyGenerators.StyleGan();
        using var other = TinyGenerators.Dcgan();
        var space = new StyleSpace(generator);
        using var direction = new LatentDirection("w", "hair_color", "Blue", arange(16, ScalarType.Float32), NetworkHash.Of(generator.Network.Network));

        direction.Save(folder["d.safetensors"]);
        using var read = LatentDirection.Read(folder["d.safetensors"]);

        read.Require(space);
        Assert.Equal(direction.Vector.data<float>().ToArray(), read.Vector.data<float>().ToArray());
        Assert.Equal(("w", "hair_color", "Blue"), (read.Space, read.Attribute, read.Value));
        Assert.Contains("another network", Assert.Throws<ArgumentException>(() => read.Require(new LatentZ(other))).Message, StringComparison.Ordinal);
        Assert.Contains("another network", Assert.Throws<ArgumentException>(() => read.Require(new LatentZ(generator))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_SomeLayers_MovesThoseOnly()
    {
        using var generator = TinyGenerators.StyleGan();
        var space = new StyleSpace(generator);
        using var scope = NewDisposeScope();
        var points = space.Points(2, 1);
        using var direction = new LatentDirection("w", "hair_color", "Blue", ones(16), "");

        var all = LatentEditing.Draw(space, points, null, direction, 1);
        var none = LatentEditing.Draw(space, points, null, direction, 1, new LayerRange(0, 0));
        var fine = LatentEditing.Draw(space, points, null, direction, 1, LayerRange.Parse("fine", space.Layers));

        Assert.Equal(space.Draw(points + 1)[0].Pixels, all[0].Pixels);
        Assert.Equal(space.Draw(points)[0].Pixels, none[0].Pixels);
        Assert.NotEqual(all[0].Pixels, fine[0].Pixels);
        Assert.NotEqual(none[0].Pixels, fine[0].Pixels);
    }
}
