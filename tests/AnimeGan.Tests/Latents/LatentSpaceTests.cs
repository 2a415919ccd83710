using AnimeGan.Latents;
using AnimeGan.Trained;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Latents;

public sealed class LatentSpaceTests
{
    [Theory]
    [InlineData("z")]
    [InlineData("w")]
    public void Draw_PointsOfASeed_AreTheSamplesOfThatSeed(string name)
    {
        using var generator = TinyGenerators.StyleGan();
        var space = LatentSpaces.Open(generator, name);

        using var points = space.Points(3, 7);

        byte[][] expected = [.. generator.Sample(3, 7).Select(picture => picture.Pixels)], drawn = [.. space.Draw(points).Select(picture => picture.Pixels)];
        Assert.Equal(name, space.Name);
        Assert.Equal(expected.Select(pixels => pixels.Length), drawn.Select(pixels => pixels.Length));

        // The mapping of w goes through a batch of another size, and a sum in another order may tip a rounding to bytes.
        var most = name == "w" ? 1 : 0;
        Assert.All(expected.Zip(drawn), pair => Assert.All(pair.First.Zip(pair.Second), bytes => Assert.InRange(bytes.First - bytes.Second, -most, most)));
    }

    [Fact]
    public void Open_WithoutAName_IsWWhereThereAreStyles()
    {
        using var styles = TinyGenerators.StyleGan();
        using var plain = TinyGenerators.Dcgan();

        Assert.Equal(["w", "z"], [LatentSpaces.Open(styles).Name, LatentSpaces.Open(plain).Name]);
    }

    [Fact]
    public void Truncation_FromNoneToAll_DrawsFacesTogether()
    {
        using var generator = TinyGenerators.StyleGan();
        using var scope = NewDisposeScope();
        var points = new StyleSpace(generator).Points(16, 3);
        var half = new StyleSpace(generator, 0.5).Points(16, 3);

        var average = new LatentZ(generator, 0).Draw(generator.Latents(4, 3));

        Assert.True(allclose(half.var(0) * 4, points.var(0), 1e-4, 1e-6));
        Assert.Single(average.Select(picture => Convert.ToHexString(picture.Pixels)).Distinct());
        Assert.Equal(
            new LatentZ(generator, 0.5).Draw(generator.Latents(16, 3)).Select(picture => picture.Pixels),
            new StyleSpace(generator).Draw(half).Select(picture => picture.Pixels));
    }

    [Fact]
    public void Styles_OfAGeneratorWithout_AreRefusedByName()
    {
        using var generator = TinyGenerators.Dcgan();

        Assert.Contains("'dcgan' has no styles", Assert.Throws<ArgumentException>(() => LatentSpaces.Open(generator, "w")).Message, StringComparison.Ordinal);
        Assert.Contains("'dcgan' has no styles", Assert.Throws<ArgumentException>(() => LatentSpaces.Open(generator, "z", 0.7)).Message, StringComparison.Ordinal);
        Assert.Contains("There is no space 'q'", Assert.Throws<ArgumentException>(() => LatentSpaces.Open(generator, "q")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mix_NoneAndAll_AreTheParents()
    {
        using var generator = TinyGenerators.StyleGan();
        var space = new StyleSpace(generator);
        using var scope = NewDisposeScope();
        var (one, two) = (space.Points(2, 1), space.Points(2, 2));

        var none = space.DrawLayers(StyleMixing.Mix(space, one, two, LayerRange.Parse("none", space.Layers)));
        var all = space.DrawLayers(StyleMixing.Mix(space, one, two, LayerRange.Parse("all", space.Layers)));

        Assert.Equal(space.Draw(one).Select(picture => picture.Pixels), none.Select(picture => picture.Pixels));
        Assert.Equal(space.Draw(two).Select(picture => picture.Pixels), all.Select(picture => picture.Pixels));
    }

    [Fact]
    public void Table_OfTwoByThree_HasParentsAtItsEdgesAndChildrenBetween()
    {
        using var generator = TinyGenerators.StyleGan();
        var space = new StyleSpace(generator);
        using var scope = NewDisposeScope();
        var (rows, columns) = (space.Points(2, 1), space.Points(3, 2));

        var all = StyleMixing.Table(space, rows, columns, LayerRange.Parse("all", space.Layers));
        var some = StyleMixing.Table(space, rows, columns, LayerRange.Parse("fine", space.Layers));

        Assert.Equal(12, all.Count);
        Assert.All(all[0].Pixels, value => Assert.Equal(255, value));
        Assert.Equal(space.Draw(columns)[2].Pixels, all[3].Pixels);
        Assert.Equal(space.Draw(rows)[1].Pixels, all[8].Pixels);
        Assert.Equal(all[1].Pixels, all[9].Pixels);
        Assert.NotEqual(some[9].Pixels, some[1].Pixels);
        Assert.NotEqual(some[9].Pixels, some[8].Pixels);
    }

    [Theory]
    [InlineData("coarse", 10, 0, 4)]
    [InlineData("middle", 10, 4, 8)]
    [InlineData("fine", 10, 8, 10)]
    [InlineData("fine", 12, 8, 12)]
    [InlineData("fine", 8, 6, 8)]
    [InlineData("middle", 6, 4, 4)]
    [InlineData("2-5", 10, 2, 6)]
    [InlineData("3", 10, 3, 4)]
    public void Parse_Layers_AreThoseNamed(string text, int layers, int from, int to)
    {
        Assert.Equal(new LayerRange(from, to), LayerRange.Parse(text, layers));
    }

    [Theory]
    [InlineData("5-2")]
    [InlineData("9-10")]
    [InlineData("-1")]
    [InlineData("hair")]
    public void Parse_NoLayers_SaysWhatThereIs(string text)
    {
        Assert.Contains("0 to 9", Assert.Throws<ArgumentException>(() => LayerRange.Parse(text, 10)).Message, StringComparison.Ordinal);
    }
}
