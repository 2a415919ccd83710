using AnimeGan.Evaluation;
using AnimeGan.Exchange;
using AnimeGan.Files;
using AnimeGan.Models;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Xunit;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace AnimeGan.Tests.Exchange;

/// <summary>Exported networks, run by ONNX Runtime, against the kit's own.</summary>
public sealed class OnnxNetworksTests
{
    private static readonly DcganOptions _dcgan = new() { ImageSize = 32, BaseWidth = 8, LatentSize = 12 };
    private static readonly BestPractices _otherwise = new() { BatchNorm = false, StridedUpsampling = false, StridedDownsampling = false, ImagesInMinusOneToOne = false, LeakyReLU = false };
    private static readonly StyleGanOptions _styleGan = new() { ImageSize = 16, LatentSize = 12, StyleSize = 10, MappingLayers = 3, BaseWidth = 8 };
    private static readonly CycleGanOptions _cycleGan = new() { ImageSize = 32, GeneratorWidth = 8, DiscriminatorWidth = 8, Blocks = 2, DiscriminatorLayers = 2 };
    private static readonly ConditionalGanOptions _conditional = new() { Dcgan = _dcgan, ValueCounts = [4, 2] };

    private static readonly Dictionary<string, Func<Generator, nn.Module>> _networks = new()
    {
        ["dcgan G"] = random => new DcganGenerator(_dcgan, random),
        ["dcgan G without practices"] = random => new DcganGenerator(_dcgan with { Practices = _otherwise }, random),
        ["dcgan G, wide pictures"] = random => new DcganGenerator(_dcgan with { ImageSize = 64, ImageHeight = 32 }, random),
        ["dcgan D"] = random => new DcganDiscriminator(_dcgan, random),
        ["dcgan D without practices"] = random => new DcganDiscriminator(_dcgan with { Practices = _otherwise }, random),
        ["dcgan D, layer norm"] = random => new DcganDiscriminator(_dcgan with { DiscriminatorNorm = "layer" }, random),
        ["dcgan D, spectral norm, packs"] = random => new DcganDiscriminator(_dcgan with { SpectralNorm = true, Packing = 2 }, random),
        ["conditional G"] = random => new ConditionalGenerator(_conditional, random),
        ["conditional D"] = random => new ConditionalDiscriminator(_conditional, random),
        ["conditional D by projection"] = random => new ConditionalDiscriminator(_conditional with { Discriminator = LabelEntry.Projection }, random),
        ["vanilla G"] = random => new VanillaGenerator(VanillaGanOptions.ForImages(3, 16, 16) with { GeneratorBatchNorm = true }, random),
        ["vanilla D"] = random => new VanillaDiscriminator(VanillaGanOptions.ForImages(3, 16, 16) with { MaxoutPieces = 3 }, random),
        ["stylegan G"] = random => new StyleGanGenerator(_styleGan, random),
        ["stylegan G, labels"] = random => new StyleGanGenerator(_styleGan with { LabelValues = [3, 2], Noise = false }, random),
        ["stylegan G, adain"] = random => new StyleGanGenerator(_styleGan with { Architecture = StyleGanOptions.AdainArchitecture }, random),
        ["cyclegan G"] = random => new CycleGanGenerator(_cycleGan, random),
        ["cyclegan G, residual"] = random => new CycleGanGenerator(_cycleGan with { Residual = true }, random),
        ["cyclegan D"] = random => new CycleGanDiscriminator(_cycleGan, random),
        ["extractor"] = random => new FeatureNetwork(7, random),
    };

    /// <summary>Names of the networks.</summary>
    public static TheoryData<string> Names => [.. _networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_NetworkOfAnyFamily_ComputesInOnnxRuntimeWhatItComputesHere(string name)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(5);
        using var network = Ready(_networks[name](random), random);
        using var session = Session(network, OnnxPart.Generator);
        foreach (var samples in new[] { 1, 3 })
        {
            var inputs = session.InputMetadata.Where(input => !IsOptional(input.Key)).ToDictionary(input => input.Key, input => Given(input.Key, input.Value, samples, random));

            var (found, expected) = (Run(session, inputs), Call(network, inputs));

            Assert.Equal(expected.shape, found.shape);
            AssertClose(expected, found, 1e-4);
        }
    }

    [Fact]
    public void Of_StyleGanWithTruncationAndNoise_TakesBothAndItsHalvesMakeTheWhole()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(6);
        using var network = (StyleGanGenerator)Ready(new StyleGanGenerator(_styleGan, random), random);
        using var mapping = Session(network, OnnxPart.Mapping);
        using var synthesis = Session(network, OnnxPart.Synthesis);
        using var whole = Session(network, OnnxPart.Generator);
        var (z, psi) = (randn(2, 12, generator: random), full(1, 0.6f));

        var styles = Run(mapping, new() { ["z"] = z, ["truncation"] = psi });
        var pictures = Run(synthesis, new() { ["styles"] = styles });

        var expected = network.Truncate(network.Broadcast(network.Map(z)), 0.6);
        AssertClose(expected, styles, 1e-4);
        AssertClose(network.Synthesize(expected), pictures, 1e-4);
        AssertClose(pictures, Run(whole, new() { ["z"] = z, ["truncation"] = psi }), 1e-4);

        // Noise drawn in the network's own order gives its own pictures.
        using var first = new Generator(9);
        using var second = new Generator(9);
        Dictionary<string, Tensor> noisy = new() { ["styles"] = styles };
        foreach (var (layer, size) in new[] { ("conv4", 4), ("up8", 8), ("conv8", 8), ("up16", 16), ("conv16", 16) })
        {
            noisy[$"noise_{layer}"] = randn(2, 1, size, size, generator: second);
        }

        var drawn = network.Synthesize(styles, first);
        AssertClose(drawn, Run(synthesis, noisy), 1e-4);
        Assert.True((drawn - pictures).abs().max().item<float>() > 1e-3);
    }

    [Fact]
    public void Of_HalfPrecision_TakesHalfTheRoomAndDrawsNearlyTheSame()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(7);
        using var network = (DcganGenerator)Ready(new DcganGenerator(_dcgan with { BaseWidth = 32 }, random), random);
        var (full, half) = (Bytes(network, OnnxPart.Generator, half: false), Bytes(network, OnnxPart.Generator, half: true));
        using var session = new InferenceSession(half);
        var z = randn(4, 12, generator: random);

        Assert.InRange(half.Length / (double)full.Length, 0.5, 0.55);
        AssertClose(network.call(z), Run(session, new() { ["z"] = z }), 1e-2);
    }

    [Fact]
    public void Of_WhatHasNoForm_SaysWhy()
    {
        using var random = new Generator(8);
        using var judge = new StyleGanDiscriminator(_styleGan, random);
        using var dcgan = new DcganGenerator(_dcgan, random);
        using var own = nn.Linear(2, 2);

        Assert.Contains("judges a batch together", Refusal(judge, OnnxPart.Discriminator), StringComparison.Ordinal);
        Assert.Contains("only a StyleGAN's generator", Refusal(dcgan, OnnxPart.Mapping), StringComparison.Ordinal);
        Assert.Contains("Linear", Refusal(own, OnnxPart.Generator), StringComparison.Ordinal);
    }

    private static string Refusal(nn.Module network, OnnxPart part) =>
        Assert.Throws<NotSupportedException>(() => OnnxNetworks.Of(network, part, half: false)).Message;

    // Running statistics, biases and strengths as after training: none is 0 or 1 any more.
    private static nn.Module Ready(nn.Module network, Generator random)
    {
        using var noGradient = no_grad();
        foreach (var number in NamedTensor.Of(network))
        {
            var name = number.Name.Split('.')[^1];
            if (number.Tensor.is_floating_point() && (number.Tensor.dim() < 2 || name is "bias") && name is not ("u" or "v"))
            {
                number.Tensor.add_(rand(number.Tensor.shape, generator: random) * (name == "strength" ? 20 : 0.5));
            }
        }

        network.eval();
        return network;
    }

    private static byte[] Bytes(nn.Module network, OnnxPart part, bool half) => OnnxNetworks.Of(network, part, half).Write("test", "1", [new("key", "value")]);

    private static InferenceSession Session(nn.Module network, OnnxPart part)
    {
        // It warns of every input with a value of its own.
        using var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        return new InferenceSession(Bytes(network, part, half: false), options);
    }

    private static bool IsOptional(string input) => input == "truncation" || input.StartsWith("noise_", StringComparison.Ordinal);

    private static Tensor Given(string name, NodeMetadata input, int samples, Generator random)
    {
        if (name == "labels")
        {
            return randint(0, 2, [samples, input.Dimensions[1]], generator: random, dtype: ScalarType.Int64);
        }

        // A CycleGAN's generator takes pictures of any size.
        return randn([samples, .. input.Dimensions.Skip(1).Select((size, at) => size > 0 ? size : 16L + (4 * at))], generator: random);
    }

    private static Tensor Call(nn.Module network, Dictionary<string, Tensor> inputs)
    {
        using var noGradient = no_grad();
        var (x, labels) = (inputs.Single(input => input.Key != "labels").Value, inputs.GetValueOrDefault("labels"));
        return network switch
        {
            IGenerator generator => generator.Generate(x, labels),
            IDiscriminator discriminator => discriminator.Judge(x, labels),
            nn.Module<Tensor, Tensor> other => other.call(x),
            _ => throw new InvalidOperationException($"{network.GetType()} is not called here."),
        };
    }

    private static Tensor Run(InferenceSession session, Dictionary<string, Tensor> inputs)
    {
        var named = inputs.Select(input => input.Value.dtype == ScalarType.Int64
            ? NamedOnnxValue.CreateFromTensor(input.Key, new DenseTensor<long>(input.Value.data<long>().ToArray(), Sizes(input.Value)))
            : NamedOnnxValue.CreateFromTensor(input.Key, new DenseTensor<float>(input.Value.contiguous().data<float>().ToArray(), Sizes(input.Value)))).ToList();
        using var results = session.Run(named);
        var result = results.Single().AsTensor<float>();
        return tensor(result.ToArray()).reshape([.. result.Dimensions.ToArray().Select(size => (long)size)]);

        static int[] Sizes(Tensor value) => [.. value.shape.Select(size => (int)size)];
    }

    private static void AssertClose(Tensor expected, Tensor found, double tolerance) =>
        Assert.InRange((expected - found).abs().max().item<float>(), 0, tolerance * Math.Max(1, expected.abs().max().item<float>()));
}
