using AnimeGan.Exchange;
using AnimeGan.Models;
using AnimeGan.Tests.Training;
using AnimeGan.Trained;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Exchange;

/// <summary>Weights that PyTorch saved become runs that draw and judge as PyTorch does.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class WeightsImportTests(PyTorchWeights weights) : IClassFixture<PyTorchWeights>
{
    private const string Tutorial = "PyTorch's DCGAN tutorial";

    [Theory]
    [InlineData("netG.pth", null, 1e-5)]
    [InlineData("parallel.pt", null, 1e-5)]
    [InlineData("protocol4.pth", null, 1e-5)]
    [InlineData("views.pth", null, 1e-5)]
    [InlineData("checkpoint.pth", "netG", 1e-5)]
    [InlineData("lightning.pth", "state_dict.generator", 1e-5)]
    [InlineData("float64.pth", null, 1e-5)]
    [InlineData("float16.pth", null, 2e-2)]
    [InlineData("bfloat16.pth", null, 2e-1)]
    public void Read_GeneratorOfTheTutorial_DrawsPyTorchsPixels(string file, string? entry, double tolerance)
    {
        using var tiny = new TinyRun();
        using var scope = NewDisposeScope();

        var run = WeightsImport.Read(weights[file], tiny.Path("run"), new WeightsImportOptions { Entry = entry });

        using var generator = TrainedGenerator.Load(run.Path);
        Assert.Equal((Tutorial, 32, 12, false), (run.Layout, run.ImageSize, run.LatentSize, run.Trainable));
        AssertClose(weights.Expected("expected.pth", "images"), generator.Network.Generate(weights.Expected("expected.pth", "z")), tolerance);
        Assert.Equal(file.Contains("float", StringComparison.Ordinal), run.Notes.Any(note => note.StartsWith("Numbers that were", StringComparison.Ordinal)));
        Assert.Contains(run.Notes, note => note.Contains("discriminator is a fresh one", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_BothNetworksAndData_GoesOnLearningFromThem()
    {
        using var tiny = new TinyRun();
        using var scope = NewDisposeScope();
        var data = tiny.Path("data32");
        TinyRun.WriteDiscs(data, 16, 32);

        var run = WeightsImport.Read(weights["checkpoint.pth"], tiny.Path("run"), new WeightsImportOptions
        {
            Entry = "netG",
            Discriminator = weights["netD.pth"],
            Data = data,
            Settings = new Dictionary<string, string> { ["batchSize"] = "8" },
        });

        using (var judge = CheckpointNetwork.Open(run.Path, TrainingNetworks.DiscriminatorFile, best: false))
        {
            AssertClose(weights.Expected("expected.pth", "logits"), ((DcganDiscriminator)judge.Chosen).call(weights.Expected("expected.pth", "x")), 1e-5);
        }

        Assert.True(run is { Trainable: true, Notes: [] });
        Assert.Single(RunFolder.Open(run.Path).Samples());
        tiny.Resume("run", 2);
        using var after = TrainedGenerator.Load(run.Path);
        Assert.Equal(2, after.Step);
    }

    [Fact]
    public void Read_CycleGanOfItsAuthors_TranslatesAndJudgesAsPyTorchDoes()
    {
        using var tiny = new TinyRun();
        using var scope = NewDisposeScope();

        var run = WeightsImport.Read(weights["G_A.pth"], tiny.Path("run"), new WeightsImportOptions { Model = "cyclegan", Back = weights["G_B.pth"], Discriminator = weights["D_A.pth"], Settings = new Dictionary<string, string> { ["imageSize"] = "32" } });

        var x = weights.Expected("cycle.pth", "x");
        AssertClose(weights.Expected("cycle.pth", "there"), Call(run.Path, RunFolder.AverageFile, Translation.AToB, x), 1e-5);
        AssertClose(weights.Expected("cycle.pth", "back"), Call(run.Path, RunFolder.AverageFile, Translation.BToA, x), 1e-5);
        AssertClose(weights.Expected("cycle.pth", "logits"), Call(run.Path, TrainingNetworks.DiscriminatorFile, Translation.AToB, x), 1e-5);
        Assert.Equal(2, run.Notes.Count(note => note.Contains("fresh", StringComparison.Ordinal) || note.StartsWith("Biases", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("checkpoint.pth", null, "choose one with --entry (in C#, Entry): netG (", "netD (")]
    [InlineData("checkpoint.pth", "ema", "has no entry 'ema'", "netG (")]
    [InlineData("netD.pth", null, "has the discriminator of PyTorch's DCGAN tutorial", "where the generator")]
    [InlineData("G_A.pth", null, "a cyclegan, where the generator of a dcgan is wanted", "")]
    [InlineData("legacy.pth", null, "PyTorch before 1.6", "torch.save(torch.load(")]
    [InlineData("whole.pth", null, "asks to call __main__.Dcgan; nothing was run", "state_dict()")]
    [InlineData("gray.pth", null, "1 channels; a run's have 3", "")]
    [InlineData("nan.pth", null, "'main.3.weight' has numbers that are not finite", "")]
    [InlineData("pytorch-gan.pth", null, "PyTorch-GAN's DCGAN", "nearest neighbours")]
    [InlineData("studio-gan.pth", null, "StudioGAN's deep_conv", "1e-4")]
    [InlineData("stylegan2-ada.pth", null, "StyleGAN2-ADA's generator", "zeros beyond the border")]
    [InlineData("own.pth", null, "the kit's own", "--like RUN")]
    [InlineData("nobody.pth", null, "fc.weight, fc.bias", "no network that is known here")]
    public void Read_WhatCannotBeARun_SaysWhyAndWritesNothing(string file, string? entry, string reason, string mend)
    {
        using var tiny = new TinyRun();

        var error = Assert.ThrowsAny<Exception>(() => WeightsImport.Read(weights[file], tiny.Path("run"), new WeightsImportOptions { Entry = entry }));

        Assert.True(error is NotSupportedException or InvalidDataException, error.ToString());
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(mend, error.Message, StringComparison.Ordinal);
        Assert.Equal([tiny.Data], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(tiny.Path("run"))!));
    }

    [Fact]
    public void Read_OptionsThatDoNotGoTogether_SaysWhich()
    {
        using var tiny = new TinyRun();

        string Refusal(string file, WeightsImportOptions options) => Assert.ThrowsAny<Exception>(() => WeightsImport.Read(weights[file], tiny.Path("run"), options)).Message;

        Assert.Contains("32x32", Refusal("netG.pth", new() { Data = tiny.Data }), StringComparison.Ordinal);
        Assert.Contains("--like RUN", Refusal("netG.pth", new() { Model = "vanilla" }), StringComparison.Ordinal);
        Assert.Contains("--back", Refusal("netG.pth", new() { Back = weights["G_B.pth"] }), StringComparison.Ordinal);
        Assert.Contains("--data-b", Refusal("G_A.pth", new() { Model = "cyclegan", Data = tiny.Data }), StringComparison.Ordinal);
        Assert.Contains("other practices", Refusal("netG.pth", new() { Settings = new Dictionary<string, string> { ["practices.imagesInMinusOneToOne"] = "false" } }), StringComparison.Ordinal);
        Assert.False(Directory.Exists(tiny.Path("run")));
    }

    private static Tensor Call(string run, string kept, Translation direction, Tensor x)
    {
        using var network = CheckpointNetwork.Open(run, kept, best: false, direction);
        return ((nn.Module<Tensor, Tensor>)network.Chosen).call(x);
    }

    private static void AssertClose(Tensor expected, Tensor found, double tolerance)
    {
        Assert.Equal(expected.shape, found.shape);
        Assert.InRange((expected - found).abs().max().item<float>(), 0, tolerance * Math.Max(1, expected.abs().max().item<float>()));
        Assert.True(expected.std().item<float>() > 0.05);
    }
}
