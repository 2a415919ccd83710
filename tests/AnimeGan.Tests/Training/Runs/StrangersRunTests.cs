using AnimeGan.Data;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

/// <summary>A run folder that somebody sent: its record may say anything, and nothing large is built before it is held against the weights that are there.</summary>
public sealed class StrangersRunTests : IDisposable
{
    private static readonly LabelScheme _labels = new([new LabelColumn("hair", ["a", "b"])]);
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, TrainingRecord> Records => new()
    {
        { "dcgan", new TrainingRecord { BaseWidth = 16 } },
        { "dcgan upsampled", new TrainingRecord { ImageSize = 32, BaseWidth = 16, Practices = new BestPractices { StridedUpsampling = false, StridedDownsampling = false } } },
        { "dcgan tall", new TrainingRecord { ImageSize = 16, ImageHeight = 32, BaseWidth = 8, Regularization = new Regularization { Packing = 2 } } },
        { "conditional", TrainingRecord.For("conditional") with { ImageSize = 32, BaseWidth = 16 } },
        { "vanilla", TrainingRecord.For("vanilla") with { ImageSize = 32, Vanilla = new VanillaSettings { MaxoutPieces = 3, DiscriminatorLayers = 3 } } },
        { "vanilla without layers", TrainingRecord.For("vanilla") with { ImageSize = 16, Vanilla = new VanillaSettings { GeneratorLayers = 0, DiscriminatorLayers = 0 } } },
        { "stylegan", TrainingRecord.For("stylegan") with { ImageSize = 32 } },
        { "stylegan adain", TrainingRecord.For("stylegan") with { BaseWidth = 16, StyleGan = new StyleGanSettings { Architecture = StyleGanOptions.AdainArchitecture, MappingLayers = 1 } } },
        { "cyclegan", TrainingRecord.For("cyclegan") with { BaseWidth = 8, ImageSize = 64 } },
        { "cyclegan narrow", TrainingRecord.For("cyclegan") with { BaseWidth = 16, ImageSize = 32, CycleGan = new CycleGanSettings { Blocks = 1, DiscriminatorLayers = 2, DiscriminatorWidth = 8 } } },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Records))]
    public void NetworkSizes_OfARecord_AreBelowTheNetworksAndMoreThanHalfOfThem(string name, TrainingRecord record)
    {
        var (generator, discriminator) = Count(record);

        Assert.True(NetworkSizes.Generator(record) <= generator && NetworkSizes.Generator(record) > generator / 2.0, $"{name}: G {NetworkSizes.Generator(record)} of {generator}");
        Assert.True(NetworkSizes.Discriminator(record) <= discriminator && NetworkSizes.Discriminator(record) > discriminator / 2.0, $"{name}: D {NetworkSizes.Discriminator(record)} of {discriminator}");
    }

    [Theory]
    [InlineData("dcgan", "\"baseWidth\": 1000000")]
    [InlineData("dcgan", "\"latentSize\": 2000000000")]
    [InlineData("dcgan", "\"imageSize\": 16, \"imageHeight\": 2000000000")]
    [InlineData("dcgan", "\"imageSize\": 1073741824")]
    [InlineData("vanilla", "\"vanilla\": {\"generatorLayers\": 2000000000, \"generatorWidth\": 1}")]
    [InlineData("vanilla", "\"vanilla\": {\"discriminatorWidth\": 2000000000}")]
    [InlineData("stylegan", "\"styleGan\": {\"mappingLayers\": 2000000000}")]
    [InlineData("stylegan", "\"styleGan\": {\"maxWidth\": 2000000000}, \"baseWidth\": 1000000")]
    [InlineData("cyclegan", "\"cycleGan\": {\"blocks\": 2000000000}")]
    public void Load_RecordOfHugeNetworks_IsRefusedBeforeTheyAreBuilt(string model, string setting)
    {
        var checkpoint = _folder["checkpoints/step-000001"];
        Directory.CreateDirectory(checkpoint);
        File.WriteAllBytes(Path.Combine(checkpoint, "ema.safetensors"), new byte[1 << 20]);
        File.WriteAllBytes(Path.Combine(checkpoint, "discriminator.safetensors"), new byte[1 << 20]);
        File.WriteAllText(_folder["config.json"], $"{{\"model\": \"{model}\", \"data\": \"x\", {setting}}}");

        Refusal.Of<InvalidDataException>(() => RunFolder.Open(_folder.FullPath).ReadRecord(), "config.json", "numbers");
    }

    private static (long Generator, long Discriminator) Count(TrainingRecord record)
    {
        using var random = new Generator(1);
        if (record.Model == "cyclegan")
        {
            using var networks = new CycleGanNetworks(record.CycleGanOptions, random);
            return (Numbers(networks.Generators), Numbers(networks.Discriminators));
        }

        var (generator, discriminator) = NetworkFactory.Create(record, record.Model == "conditional" ? _labels : null, random);
        using var g = generator.Network;
        using var d = discriminator.Network;
        return (Numbers(g), Numbers(d));
    }

    private static long Numbers(nn.Module network) => network.parameters().Sum(parameter => parameter.numel());
}
