using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Files;
using AnimeGan.Imaging;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Evaluation;

/// <summary>The extractor says of pictures whether it knows such: drawn faces of every size it does, whatever else it does not.</summary>
public sealed class FamiliarityTests
{
    private const string Resource = "src/AnimeGan/Evaluation/Extractor/feature-extractor-known.safetensors";
    private const int Count = 60;

    [Theory]
    [InlineData(32, 11)]
    [InlineData(48, 12)]
    [InlineData(64, 13)]
    [InlineData(128, 14)]
    public void FamiliarityOf_DrawnFaces_AreKnown(int size, long seed)
    {
        using var extractor = FeatureExtractor.BuiltIn();

        var familiarity = Of(extractor, index => Draw(SynthAnime.Attributes(seed, index), size));

        Assert.True(familiarity.IsKnown, $"{familiarity}");
        Assert.Null(familiarity.Warning("set"));
    }

    [Fact]
    public void FamiliarityOf_FacesWithOneColourOfHair_AreKnown()
    {
        using var extractor = FeatureExtractor.BuiltIn();

        Assert.True(Of(extractor, index => Draw(SynthAnime.Attributes(15, index) with { HairColor = HairColor.Blue }, 64)).IsKnown);
    }

    [Theory]
    [InlineData("noise")]
    [InlineData("gradients")]
    [InlineData("one colour")]
    [InlineData("discs")]
    [InlineData("faces upside down")]
    public void FamiliarityOf_OtherPictures_AreNotKnown(string kind)
    {
        using var extractor = FeatureExtractor.BuiltIn();

        var familiarity = Of(extractor, index => Other(kind, index));

        Assert.False(familiarity.IsKnown, $"{familiarity}");
        Assert.Contains("does not know such pictures as those of my/set", familiarity.Warning("my/set"), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FileOfBeforeThatWasKept_CannotTell()
    {
        using var folder = new TemporaryFolder();
        using (var extractor = FeatureExtractor.BuiltIn())
        {
            extractor.Save(folder["old.safetensors"]);
        }

        using var old = FeatureExtractor.Open(folder["old.safetensors"]);
        using var features = old.Features([Other("noise", 1)]);

        Assert.False(old.KnowsStrangers);
        Assert.Null(old.FamiliarityOf(features));
    }

    [Fact]
    public void Save_ATrainedOne_KeepsWhatItKnows()
    {
        using var folder = new TemporaryFolder();
        using var trained = FeatureExtractor.Train(new() { Steps = 2, BatchSize = 8, HeldOut = 8, Seed = 3 }, token: TestContext.Current.CancellationToken);
        trained.Save(folder["new.safetensors"]);

        using var opened = FeatureExtractor.Open(folder["new.safetensors"]);

        Assert.True(opened.KnowsStrangers);
        Assert.Equal(Of(trained, index => Other("gradients", index)), Of(opened, index => Other("gradients", index)));
    }

    /// <summary>Writes artifacts/feature-extractor-known.safetensors: where features of faces lie that the committed network has not learnt from. A minute on two cores.</summary>
    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public void Known_OfTheCommittedNetwork_IsTheCommittedFile()
    {
        using var extractor = FeatureExtractor.BuiltIn();
        using var known = ExtractorTraining.Know(extractor.Features, new ExtractorOptions { HeldOut = 10_000 }, TestContext.Current.CancellationToken);
        var (tensors, words) = known.Kept;
        var built = RepositoryFiles.PathOf("artifacts/feature-extractor-known.safetensors");
        using (var file = File.Create(built))
        {
            SafeTensors.Write(file, tensors, words);
        }

        Assert.True(File.ReadAllBytes(built).AsSpan().SequenceEqual(File.ReadAllBytes(RepositoryFiles.PathOf(Resource))), $"Where that is meant: cp {built} {Resource}");
    }

    private static Familiarity Of(FeatureExtractor extractor, Func<int, RgbImage> picture)
    {
        using var features = extractor.Features([.. Enumerable.Range(0, Count).Select(picture)]);
        return extractor.FamiliarityOf(features)!;
    }

    private static RgbImage Other(string kind, int index)
    {
        var random = new Random(index);
        var face = Draw(SynthAnime.Attributes(16, index), 64);
        double[] c = [.. Enumerable.Range(0, 9).Select(_ => (double)random.Next(256))];
        var (x0, y0, radius) = (random.Next(16, 48), random.Next(16, 48), random.Next(8, 24));
        return Each(64, (x, y, k) => kind switch
        {
            "noise" => random.Next(256),
            "gradients" => c[k] + ((c[3 + k] - 128) * x / 64) + ((c[6 + k] - 128) * y / 64),
            "one colour" => c[k],
            "discs" => ((x - x0) * (x - x0)) + ((y - y0) * (y - y0)) < radius * radius ? c[k] : c[3 + k],
            _ => face.Pixels[(3 * (((63 - y) * 64) + x)) + k],
        });
    }

    private static RgbImage Each(int size, Func<int, int, int, double> value)
    {
        var bytes = new byte[3 * size * size];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)Math.Clamp(value(i / 3 % size, i / 3 / size, i % 3), 0, 255);
        }

        return new RgbImage(size, size, bytes);
    }

    private static RgbImage Draw(SynthAttributes face, int size)
    {
        var planes = new byte[3 * size * size];
        SynthAnime.Render(face, size, planes);
        return Planes.ToImage(planes, size, size);
    }
}
