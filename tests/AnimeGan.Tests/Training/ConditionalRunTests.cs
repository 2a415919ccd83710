using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Testing;
using AnimeGan.Trained;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Training;

[Collection(nameof(ProcessWideState))]
public sealed class ConditionalRunTests : IDisposable
{
    private const int Size = 16;
    private readonly TemporaryFolder _folder = new();
    private readonly TrainingRecord _record;

    public ConditionalRunTests()
    {
        SynthAnime.WriteSet(_folder["faces"], 64, Size, seed: 3, overwrite: false, progress: null, TestContext.Current.CancellationToken);
        _record = TrainingRecord.For("conditional") with
        {
            Data = _folder["faces"],
            Attributes = "hair_color,skin_tone",
            ImageSize = Size,
            LatentSize = 8,
            BaseWidth = 4,
            BatchSize = 8,
            Steps = 6,
            Seed = 5,
            GridSize = 3,
            SnapshotEverySteps = 0,
            CheckpointEverySteps = 0,
        };
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("concatenation", 1)]
    [InlineData("concatenation", 2)]
    [InlineData("projection", 2)]
    public void Resume_HalfWay_EqualsUninterruptedBitForBit(string discriminator, int packing)
    {
        var record = _record with
        {
            Conditional = new ConditionalSettings { Discriminator = discriminator },
            Regularization = new Regularization { Packing = packing },
        };

        var whole = Train("whole", record);
        Train("halves", record with { Steps = 3 });
        using (var trainer = GanTrainer.Resume(_folder["halves"], 6))
        {
            trainer.Run(TestContext.Current.CancellationToken);
        }

        Assert.Equal(RunHash.Of(whole), RunHash.Of(_folder["halves"]));
    }

    [Fact]
    public void ChooseLabels_OneAttributeAsked_IsTheSameInAllAndTheOtherIsNot()
    {
        using var G = TrainedGenerator.Load(Train("run", _record));

        using var labels = G.ChooseLabels(40, seed: 7, LabelChoice.Parse(G.Labels!, "hair_color=pink"));

        var (hair, skin) = (labels.select(1, 0).data<long>().ToArray(), labels.select(1, 1).contiguous().data<long>().ToArray());
        var pink = G.Labels!.Attributes[0].Values.ToList().IndexOf("Pink");
        Assert.All(hair, label => Assert.Equal(pink, label));
        Assert.Equal(G.Labels!.Attributes[1].Values.Count, skin.Distinct().Count());
    }

    [Fact]
    public void Samples_OfARunWithLabels_HaveARowForEachValue()
    {
        var run = RunFolder.Open(Train("run", _record));

        var grid = Pictures.DecodePng(File.ReadAllBytes(run.Samples()[^1].Path));

        var values = run.ReadLabels()!.Attributes[0].Values.Count;
        Assert.Equal((2 + (3 * (Size + 2)), 2 + (values * (Size + 2))), (grid.Width, grid.Height));
    }

    [Fact]
    public void Measure_EachValue_IsAskedForAsOftenAndJudgedOnce()
    {
        using var G = TrainedGenerator.Load(Train("run", _record));
        var meter = new HairColorReader(Size);

        var matrices = AttributeAccuracy.Measure(G, "hair_color", 3, seed: 1, meter.Read, pictures => [.. pictures.Select((_, i) => G.Labels!.Attributes[0].Values[i / 3])]);

        Assert.All(matrices[0].Counts, row => Assert.Equal(3, row.Sum()));
        Assert.Equal(1, matrices[1].Accuracy);
    }

    [Theory]
    [InlineData("vanilla")]
    [InlineData("dcgan")]
    public void Validate_LabelsForANetworkThatTakesNone_SaysWhichDoes(string model)
    {
        var error = Assert.Throws<ArgumentException>(() => (TrainingRecord.For(model) with { Data = "x", ImageSize = Size, Attributes = "hair_color" }).Validate());

        Assert.Contains("Model \"conditional\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_UnknownAttribute_NamesThoseThatAreKnown()
    {
        var error = Assert.Throws<ArgumentException>(() => GanTrainer.Create(_record with { Attributes = "height" }, _folder["run"]));

        Assert.Contains("hair_style", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Fact]
    public void Vanilla_ImagesOfAnySize_TrainAsARun()
    {
        SynthAnime.WriteSet(_folder["odd"], 16, 20, seed: 3, overwrite: false, progress: null, TestContext.Current.CancellationToken);
        var record = TrainingRecord.For("vanilla") with
        {
            Data = _folder["odd"],
            ImageSize = 20,
            LatentSize = 8,
            BatchSize = 8,
            Steps = 2,
            GridSize = 2,
            Vanilla = new VanillaSettings { GeneratorWidth = 16, DiscriminatorWidth = 16 },
        };

        using var G = TrainedGenerator.Load(Train("vanilla", record));

        Assert.All(G.Sample(3, seed: 1), picture => Assert.Equal((20, 20), (picture.Width, picture.Height)));
    }

    private string Train(string name, TrainingRecord record)
    {
        using var trainer = GanTrainer.Create(record, _folder[name]);
        Assert.True(trainer.Run(TestContext.Current.CancellationToken));
        return _folder[name];
    }
}
