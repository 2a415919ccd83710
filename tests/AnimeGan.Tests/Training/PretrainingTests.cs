using AnimeGan.Augmentation;
using AnimeGan.Data;
using AnimeGan.Files;
using AnimeGan.Tests.Data;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

/// <summary>D trained alone at first, on a set of its own imported from MNIST's files; and runs with augmentation.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class PretrainingTests : IDisposable
{
    private readonly TinyRun _run = new();
    private readonly int _threads = get_num_threads();

    public PretrainingTests() => set_num_threads(1);

    public void Dispose()
    {
        set_num_threads(_threads);
        _run.Dispose();
    }

    [Fact]
    public void Run_PretrainedOnMnistFiles_LeavesGeneratorUntilItsTurn()
    {
        var record = Pretrained();

        var alone = _run.Train("alone", record with { Steps = 3 });
        var whole = _run.Train("whole", record);

        // Before the first step G is what the seed draws; D alone has learnt since.
        using var networks = new TrainingNetworks(record);
        Assert.Equal([], Moved(networks.Generator.Network, alone, "generator.safetensors"));
        Assert.NotEmpty(Moved(networks.Discriminator.Network, alone, "discriminator.safetensors"));
        Assert.NotEmpty(Moved(networks.Generator.Network, whole, "generator.safetensors"));
        Assert.All(RunFolder.Open(whole).ReadStatistics().Take(3), step => Assert.Equal(0, step.GGradientNorm));
    }

    [Fact]
    public void Run_PretrainedOnMnistFiles_ResumesBitForBitAndLearnsFromThem()
    {
        var record = Pretrained();
        var whole = _run.Train("whole", record);
        _run.Train("parts", record with { Steps = 2 });

        var parts = _run.Resume("parts", 6);
        var ownData = _run.Train("own", record with { Schedule = record.Schedule with { PretrainData = "" } });

        Assert.Equal(RunHash.Of(whole), RunHash.Of(parts));
        Assert.NotEqual(RunHash.Of(whole), RunHash.Of(ownData));
    }

    [Fact]
    public void Create_PretrainingThatDoesNotFit_SaysSoAndMakesNoRun()
    {
        var record = Pretrained();
        DataImport.Run(Path.GetDirectoryName(_run.Data)!, _run.Path("large"), new ImportOptions { Size = 32 }, token: TestContext.Current.CancellationToken);
        var large = record with { Schedule = record.Schedule with { PretrainData = _run.Path("large") } };
        var augmented = record with { Augmentation = new AugmentationSettings { Kind = "mixup", Strength = 2 } };

        var size = Assert.Throws<ArgumentException>(() => GanTrainer.Create(large, _run.Path("run")));
        var kind = Assert.Throws<ArgumentException>(() => GanTrainer.Create(augmented, _run.Path("run")));

        Assert.Contains("large has 3×32×32", size.Message, StringComparison.Ordinal);
        Assert.Contains("Augmentation.Kind must be one of none, diffaugment, ada, got \"mixup\"; Augmentation.Strength must be 0 to 1, got 2", kind.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_run.Path("run")));
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("diffaugment")]
    public void Run_Augmented_ResumesBitForBit(string kind)
    {
        var record = _run.Record with { Steps = 8, Augmentation = new AugmentationSettings { Kind = kind, Strength = 0.5, SpeedImages = 320 } };
        var whole = _run.Train("whole", record);
        _run.Train("parts", record with { Steps = 3 });

        var parts = _run.Resume("parts", 8);

        Assert.Equal(RunHash.Of(whole), RunHash.Of(parts));
        if (kind == "ada")
        {
            // 4 batches of 8 in 320 images: p moved by 0.1 twice, each way up or down.
            var strength = RunFolder.Open(whole).ReadStatistics()[^1].Terms!["augmentation"];
            Assert.Contains(Math.Round(strength, 9), (double[])[0.3, 0.5, 0.7]);
        }
    }

    [Fact]
    public void Run_AdaHeldAtZero_IsTheRunWithoutAugmentation()
    {
        var without = _run.Train("without", _run.Record);

        var held = _run.Train("held", _run.Record with { Augmentation = new AugmentationSettings { Kind = "ada", SpeedImages = 0 } });

        Assert.Equal(Weights(without), Weights(held));
    }

    private TrainingRecord Pretrained()
    {
        var files = Path.GetDirectoryName(_run.Data)!;
        PublishedFiles.WriteMnist(files, [.. Enumerable.Range(0, 24).Select(n => (byte)(n % 10))], (n, y, x) => Math.Abs(y - 8 - (n % 10)) + Math.Abs(x - 14) < 6 ? 255 : 0);
        DataImport.Run(files, _run.Path("digits"), new ImportOptions { Size = 16 }, token: TestContext.Current.CancellationToken);
        return _run.Record with { Schedule = new Schedule { PretrainSteps = 3, PretrainData = _run.Path("digits") } };
    }

    // The parameters that differ from those in a run's newest checkpoint.
    private static List<string> Moved(nn.Module network, string run, string name)
    {
        using var scope = NewDisposeScope();
        using var file = SafeTensorsFile.Open(Path.Combine(Newest(run), name));
        return [.. network.named_parameters().Where(pair => !file.Read(pair.name).equal(pair.parameter).all().item<bool>()).Select(pair => pair.name)];
    }

    private static byte[][] Weights(string run) =>
        [.. new[] { "generator.safetensors", "discriminator.safetensors", "random.safetensors" }.Select(name => File.ReadAllBytes(Path.Combine(Newest(run), name)))];

    private static string Newest(string run) => new CheckpointStore(RunFolder.Open(run)).NewestWhole()!.Value.Path;
}
