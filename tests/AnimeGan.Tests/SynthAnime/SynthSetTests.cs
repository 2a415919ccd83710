using System.Globalization;
using AnimeGan.Data;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.SynthFaces;

public sealed class SynthSetTests
{
    [Fact]
    public void WriteSet_AllCores_SameFacesAndLabelsAsRenderAndAttributes()
    {
        using var folder = new TemporaryFolder();
        SynthAnime.WriteSet(folder["set"], 300, 32, 41, overwrite: false, progress: null, TestContext.Current.CancellationToken);

        using var set = ImageSet.Open(folder["set"]);

        Assert.Equal((300, 32, 32), (set.Count, set.Height, set.Width));
        Assert.Equal((SynthAnime.SourceName, SynthAnime.Version, 41), (set.Manifest.Source, set.Manifest.SourceVersion, set.Manifest.Seed));
        for (var index = 0; index < set.Count; index++)
        {
            Assert.Equal(SynthPictures.Draw(41, index, 32), set[index].ToArray());
        }
    }

    [Fact]
    public void WriteSet_Labels_SufficeToDrawTheFaceAgain()
    {
        using var folder = new TemporaryFolder();
        SynthAnime.WriteSet(folder["set"], 40, 32, 42, overwrite: false, progress: null, TestContext.Current.CancellationToken);
        using var set = ImageSet.Open(folder["set"]);
        var labels = set.Labels ?? throw new InvalidOperationException("a drawn set has labels");

        for (var index = 0; index < 40; index++)
        {
            var read = FromLabels(labels, index);
            Assert.Equal(SynthAnime.Attributes(42, index), read);
            Assert.Equal(set[index].ToArray(), SynthPictures.Draw(read, 32));
        }
    }

    [Fact]
    public void WriteSet_Cancelled_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var stop = new StopAt(source);

        Assert.ThrowsAny<OperationCanceledException>(
            () => SynthAnime.WriteSet(folder["set"], 1_000_000, 16, 1, overwrite: false, stop, source.Token));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.FullPath));
    }

    private static SynthAttributes FromLabels(LabelTable labels, int row)
    {
        return new SynthAttributes
        {
            HairColor = Class<HairColor>("hair_color"),
            HairStyle = Class<HairStyle>("hair_style"),
            FringeStyle = Class<FringeStyle>("fringe_style"),
            EyeColor = Class<EyeColor>("eye_color"),
            EyeShape = Class<EyeShape>("eye_shape"),
            MouthShape = Class<MouthShape>("mouth_shape"),
            BrowShape = Class<BrowShape>("brow_shape"),
            SkinTone = Class<SkinTone>("skin_tone"),
            Accessory = Class<Accessory>("accessory"),
            Outfit = Class<Outfit>("outfit"),
            BackgroundStyle = Class<BackgroundStyle>("background_style"),
            Yaw = Number("yaw"),
            Pitch = Number("pitch"),
            Roll = Number("roll"),
            Light = Number("light"),
            Warmth = Number("warmth"),
            Blush = Number("blush"),
            FaceScale = Number("face_scale"),
            OffsetX = Number("offset_x"),
            OffsetY = Number("offset_y"),
            HairTone = Number("hair_tone"),
            EyeSpacing = Number("eye_spacing"),
            EyeSize = Number("eye_size"),
            Jaw = Number("jaw"),
            Chin = Number("chin"),
            DetailSeed = ulong.Parse(labels.Column("detail_seed")[row], CultureInfo.InvariantCulture),
        };

        T Class<T>(string name)
            where T : struct, Enum => Enum.Parse<T>(labels.Column(name)[row]);

        float Number(string name) => float.Parse(labels.Column(name)[row], CultureInfo.InvariantCulture);
    }

    private sealed class StopAt(CancellationTokenSource source) : IProgress<int>
    {
        public void Report(int value) => source.Cancel();
    }
}
