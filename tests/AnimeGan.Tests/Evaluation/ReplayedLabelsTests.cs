using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using AnimeGan.Models;
using AnimeGan.Trained;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Evaluation;

/// <summary>Labels by chance are the data's own, all of them together: real pictures in place of a generator must pass.</summary>
public sealed class ReplayedLabelsTests
{
    private const int Size = 32;
    private const int Count = 500;

    [Fact]
    public void Samples_DataThatAnswersByLabel_CannotBeToldFromTheData()
    {
        using var scope = NewDisposeScope();
        using var judge = FeatureExtractor.BuiltIn();
        var (faces, others) = (Faces(1, 10 * Count), Faces(2, Count));
        var labels = Labels(faces);
        var scheme = LabelScheme.Of(labels, "hair,skin");
        using var network = new Replay(faces, scheme.Encode(labels));
        using var generator = TrainedGenerator.Of(TrainingRecord.For("conditional") with { ImageSize = Size }, network, scheme);

        List<RgbImage> samples = [.. new GeneratedSamples(generator).Draw(Count, 3).SelectMany(part => part)];
        var asked = generator.LabelsByChance(20_000, 1)!.data<long>().ToArray();

        var kid = KernelInceptionDistance.Measure(judge.Features([.. others.Select(Draw)]), judge.Features(samples), 1).ToEstimate().Interval();
        Assert.InRange(0, kid.Low, kid.High);
        foreach (var combination in scheme.Combinations.Where(combination => combination.Pictures > Count / 2))
        {
            var share = asked.Chunk(2).Count(row => row.SequenceEqual(combination.Labels)) / 20_000.0;
            Assert.Equal(combination.Pictures / (10.0 * Count), share, 0.015);
        }
    }

    [Fact]
    public void LabelsByChance_SchemeOfAnEarlierVersion_AreEachAsLikely()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var scheme = new LabelScheme([new LabelColumn("hair", ["a", "b", "c"]), new LabelColumn("eyes", ["d", "e"])]);

        var drawn = LabelTensors.ByChance(scheme, 6000, random).data<long>().ToArray().Chunk(2).CountBy(row => (row[0], row[1])).ToList();

        Assert.Equal(6, drawn.Count);
        Assert.All(drawn, pair => Assert.InRange(pair.Value, 900, 1100));
    }

    [Fact]
    public void LabelsByChance_AskedForOneValue_TakeTheRestFromPicturesThatHaveIt()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var scheme = new LabelScheme([new LabelColumn("hair", ["a", "b"]), new LabelColumn("eyes", ["d", "e", "f"])])
        {
            Combinations = [new LabelCombination([0, 0], 90), new LabelCombination([1, 1], 8), new LabelCombination([1, 2], 2)],
        };

        var drawn = LabelTensors.ByChance(scheme, 1000, random, LabelChoice.Parse(scheme, "hair=b")).data<long>().ToArray().Chunk(2).ToList();

        Assert.All(drawn, row => Assert.Equal(1, row[0]));
        Assert.InRange(drawn.Count(row => row[1] == 1), 760, 840);
        Assert.DoesNotContain(drawn, row => row[1] == 0);
    }

    // Seven in ten have the first colour, and those have the darker skins more often.
    private static List<SynthAttributes> Faces(long seed, int count)
    {
        var faces = Enumerable.Range(0, 100 * count).Select(index => SynthAnime.Attributes(seed, index));
        var dark = faces.Where(face => face.HairColor == HairColor.Black && (int)face.SkinTone > 1).Take(count * 7 / 10);
        return [.. dark.Concat(faces.Where(face => face.HairColor != HairColor.Black).Take(count * 3 / 10))];
    }

    private static LabelTable Labels(List<SynthAttributes> faces) =>
        new(["hair", "skin"], [[.. faces.Select(face => $"{face.HairColor}")], [.. faces.Select(face => $"{face.SkinTone}")]]);

    /// <summary>Draws, for each label, one of the pictures that have it.</summary>
    private sealed class Replay(List<SynthAttributes> faces, IReadOnlyList<long[]> labels) : nn.Module(nameof(Replay)), IGenerator
    {
        private readonly ILookup<string, int> _places = Enumerable.Range(0, faces.Count).ToLookup(place => string.Join(',', labels[place]));

        public int LatentSize => 4;

        public Tensor Generate(Tensor z, Tensor? asked = null, Generator? random = null)
        {
            var first = z.select(1, 0).contiguous().data<float>().ToArray();
            var rows = asked!.contiguous().data<long>().ToArray().Chunk(2).ToList();
            return ImageTensors.FromImages([.. rows.Select((row, i) =>
            {
                var having = _places[string.Join(',', row)].ToList();
                return Draw(faces[having[Math.Abs(BitConverter.SingleToInt32Bits(first[i])) % having.Count]]);
            })]);
        }
    }

    private static RgbImage Draw(SynthAttributes face)
    {
        var planes = new byte[3 * Size * Size];
        SynthAnime.Render(face, Size, planes);
        return Planes.ToImage(planes, Size, Size);
    }
}
