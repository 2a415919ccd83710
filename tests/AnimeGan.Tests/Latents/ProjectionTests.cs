using AnimeGan.Evaluation;
using AnimeGan.Latents;
using AnimeGan.Trained;
using Xunit;

namespace AnimeGan.Tests.Latents;

public sealed class ProjectionTests
{
    /// <summary>A picture that the generator drew has a point: in W it is found; in Z, behind the mapping network, the way there is bent.</summary>
    [Theory]
    [InlineData("w", 50)]
    [InlineData("z", 3)]
    public void Find_GeneratedPicture_GetsItBack(string name, double factor)
    {
        using var generator = TinyGenerators.StyleGan();
        using var extractor = FeatureExtractor.BuiltIn();
        var space = LatentSpaces.Open(generator, name);
        var picture = generator.Sample(3, 99)[2];

        using var found = new Projection(space, extractor, new ProjectionOptions { Steps = 150, Candidates = 64 })
            .Find(picture, token: TestContext.Current.CancellationToken);

        Assert.Equal(151, found.Steps.Count);
        Assert.InRange(found.Best.PixelError, 0, found.Steps[0].PixelError / factor);
        Assert.Equal(6, found.Pictures.Count);
        Assert.Equal([1, space.Length], found.Point.shape);
        Assert.Equal(space.Draw(found.Point)[0].Pixels, found.Pictures[^1].Pixels);
    }

    [Fact]
    public void Find_PictureOfAnotherSize_SaysBothSizes()
    {
        using var generator = TinyGenerators.StyleGan();
        using var small = TinyGenerators.Dcgan();
        using var extractor = FeatureExtractor.BuiltIn();

        var error = Assert.Throws<ArgumentException>(() => new Projection(new LatentZ(generator), extractor).Find(small.Sample(1, 1)[0], token: TestContext.Current.CancellationToken));

        Assert.Contains("32×32", error.Message, StringComparison.Ordinal);
        Assert.Contains("16×16", error.Message, StringComparison.Ordinal);
    }
}
