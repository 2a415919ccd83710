using AnimeGan.Exchange;
using AnimeGan.Files;
using AnimeGan.Models;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Exchange;

/// <summary>Runs' weights go to PyTorch and come back.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class WeightsExportTests
{
    private static readonly string[] _families = ["vanilla", "conditional", "stylegan", "dcgan", "cyclegan"];

    [Fact]
    public void Write_EveryFamily_IsTakenByPyTorchAndComesBackTheSame()
    {
        using var faces = new TinyFaces();
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        foreach (var model in _families)
        {
            var record = faces.Record(model, steps: 2) with { CycleGan = new CycleGanSettings { Blocks = 1, DiscriminatorLayers = 1, PoolSize = 4, Residual = model == "cyclegan" }, StyleGan = new StyleGanSettings { StyleSize = 8, MappingLayers = 2, MaxWidth = 8 } };
            TinyRun.TrainIn(folder[model], record);
            WeightsExport.Write(folder[model], folder[$"own-{model}.pth"]);
        }

        var plain = folder["plain"];
        TinyRun.TrainIn(plain, faces.Record("cyclegan", steps: 2));
        var (z, x) = (randn(3, 8, generator: new Generator(1)), (rand([3, 3, 16, 16], generator: new Generator(2)) * 2) - 1);
        PyTorchWeights.Save(folder["inputs.pth"], [new("z", z), new("x", x)]);
        (string Name, string Run, WeightsPart Part)[] taken = [("dcgan-g", folder["dcgan"], WeightsPart.Generator), ("dcgan-d", folder["dcgan"], WeightsPart.Discriminator), ("cyclegan-g", plain, WeightsPart.Generator), ("cyclegan-d", plain, WeightsPart.Discriminator)];
        foreach (var (name, run, part) in taken)
        {
            var written = WeightsExport.Write(run, folder[name + ".pth"], new WeightsExportOptions { Part = part });
            Assert.NotEqual("the kit's own names", written.Layout);
        }

        PythonOracle.Run(PyTorchWeights.Script, "take", folder.FullPath);

        foreach (var (name, run, part) in taken)
        {
            using var network = CheckpointNetwork.Open(run, part == WeightsPart.Discriminator ? TrainingNetworks.DiscriminatorFile : RunFolder.AverageFile, best: false, Translation.AToB);
            var ours = ((nn.Module<Tensor, Tensor>)network.Chosen).call(name == "dcgan-g" ? z : x);
            Assert.InRange((PyTorchWeights.Tensor(folder["outputs.pth"], name) - ours).abs().max().item<float>(), 0, 1e-5);
        }

        foreach (var model in _families)
        {
            var back = WeightsImport.Read(folder[$"again-{model}.pth"], folder[model + "-back"], new WeightsImportOptions { Model = model, Like = folder[model] });
            Assert.Equal(model == "dcgan" ? "PyTorch's DCGAN tutorial" : "the kit's own names", back.Layout);
            using var before = CheckpointNetwork.Open(folder[model], RunFolder.AverageFile, best: false, Translation.AToB);
            using var after = CheckpointNetwork.Open(back.Path, RunFolder.AverageFile, best: false, Translation.AToB);
            Assert.Equal(NetworkHash.Of(before.Chosen), NetworkHash.Of(after.Chosen));
        }
    }

    [Fact]
    public void Write_OneRunTwice_GivesTheSameAlignedBytesAndSafetensorsTheSameNames()
    {
        using var tiny = new TinyRun();
        using var scope = NewDisposeScope();
        var run = tiny.Train("run", tiny.Record);

        var (first, second) = (WeightsExport.Write(run, tiny.Path("one.pth")), WeightsExport.Write(run, tiny.Path("two.pt")));
        var other = WeightsExport.Write(run, tiny.Path("one.safetensors"));

        Assert.Equal(first.Sha256, second.Sha256);
        Assert.Equal(6, first.Step);
        Assert.Equal(first.Names, other.Names);
        var bytes = File.ReadAllBytes(first.Path);
        using var numbers = SafeTensorsFile.Open(other.Path);
        Assert.All(numbers.Names, name => Assert.Equal(0, bytes.AsSpan().IndexOf(numbers.Read(name).bytes) is var at && numbers.Shape(name).Count > 1 ? at % 64 : 0));
        var back = WeightsImport.Read(other.Path, tiny.Path("back"), new WeightsImportOptions());
        using var before = CheckpointNetwork.Open(run, RunFolder.AverageFile, best: false);
        using var after = CheckpointNetwork.Open(back.Path, RunFolder.AverageFile, best: false);
        Assert.Equal(NetworkHash.Of(before.Chosen), NetworkHash.Of(after.Chosen));
    }

    [Fact]
    public void Write_OtherPracticesThanTheTutorials_HasNamesThatItsModuleDoesNotTake()
    {
        using var tiny = new TinyRun();
        var run = tiny.Train("run", tiny.Record with { Steps = 1, Practices = new BestPractices { ImagesInMinusOneToOne = false } });

        Assert.Contains("layers.conv4.weight", WeightsExport.Write(run, tiny.Path("sigmoid.pth")).Names);
        Assert.Contains(".safetensors", Assert.Throws<ArgumentException>(() => WeightsExport.Write(run, tiny.Path("weights.bin"))).Message, StringComparison.Ordinal);
    }
}
