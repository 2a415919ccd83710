using AnimeGan.Files;
using AnimeGan.Models;
using AnimeGan.Testing;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Models;

/// <summary>Both networks against the papers' formulas in PyTorch, first and second gradients included.</summary>
public sealed class StyleGanOracleTests
{
    [Theory]
    [InlineData(StyleGanOptions.ModulatedArchitecture)]
    [InlineData(StyleGanOptions.AdainArchitecture)]
    public void Networks_ValuesPathLengthAndR1Gradients_EqualPyTorchs(string architecture)
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var random = new Generator(4);
        var options = new StyleGanOptions { ImageSize = 16, BaseWidth = 8, MaxWidth = 6, LatentSize = 7, StyleSize = 5, MappingLayers = 2, Architecture = architecture };
        using var G = new StyleGanGenerator(options, random);
        using var D = new StyleGanDiscriminator(options, random);
        Disturb(G, random);
        Disturb(D, random);
        var z = randn(4, 7, generator: random);
        var y = randn(4, 3, 16, 16, generator: random);
        Save(folder["generator.safetensors"], NamedTensor.Of(G));
        Save(folder["discriminator.safetensors"], NamedTensor.Of(D));
        Save(folder["inputs.safetensors"], [new("z", z), new("y", y)]);

        var ours = new Dictionary<string, Tensor>();
        AddPathLength(ours, G, z, y);
        AddR1(ours, D, y);
        PythonOracle.Run("tests/AnimeGan.Tests/Models/oracles/stylegan.py", folder.FullPath, architecture);

        using var theirs = SafeTensorsFile.Open(folder["python.safetensors"]);
        Assert.Equal(theirs.Names.Order(StringComparer.Ordinal), ours.Keys.Order(StringComparer.Ordinal));
        Assert.All(theirs.Names, name =>
        {
            var expected = theirs.Read(name);
            var difference = (expected - ours[name].to(ScalarType.Float64)).abs().max().item<double>();

            // Ours is float32, theirs float64; second gradients pass some twenty layers.
            Assert.True(difference <= 2e-4 * Math.Max(0.1, expected.abs().max().item<double>()), $"{name} differs by {difference:R}");
        });
    }

    // ‖Jᵀy‖ for the given y as PathLengthPenalty measures it, and its gradient by every parameter.
    private static void AddPathLength(Dictionary<string, Tensor> values, StyleGanGenerator G, Tensor z, Tensor y)
    {
        var w = G.Map(z);
        var styles = G.Broadcast(w);
        var images = G.Synthesize(styles);
        var slope = autograd.grad([(images * y).sum() / 16], [styles], retain_graph: true, create_graph: true)[0];
        var lengths = (slope.square().sum([2]).mean([1]) + 1e-8).sqrt();
        lengths.sum().backward();
        (values["w"], values["images"], values["lengths"]) = (w, images, lengths);
        AddGradients(values, "lengths.", G);
    }

    private static void AddR1(Dictionary<string, Tensor> values, StyleGanDiscriminator D, Tensor y)
    {
        var x = y.clone().requires_grad_();
        var logits = D.Judge(x);
        var slope = autograd.grad([logits.sum()], [x], retain_graph: true, create_graph: true)[0];
        slope.square().sum([1, 2, 3]).mean().backward();
        values["logits"] = logits;
        AddGradients(values, "r1.", D);
    }

    private static void AddGradients(Dictionary<string, Tensor> values, string prefix, nn.Module network)
    {
        foreach (var (name, parameter) in network.named_parameters())
        {
            if (parameter.grad is { } gradient && gradient.abs().max().item<float>() > 0)
            {
                values[prefix + name] = gradient;
            }
        }
    }

    // Biases and noise strengths start at 0 and would hide their own faults.
    private static void Disturb(nn.Module network, Generator random)
    {
        using var noGradient = no_grad();
        foreach (var (name, parameter) in network.named_parameters())
        {
            if (name.EndsWith("bias", StringComparison.Ordinal) || name.EndsWith("strength", StringComparison.Ordinal))
            {
                // A strength counts only a hundredth of its value.
                parameter.add_(randn(parameter.shape, generator: random) * (name.EndsWith("strength", StringComparison.Ordinal) ? 30 : 0.3));
            }
        }
    }

    private static void Save(string path, IEnumerable<NamedTensor> tensors)
    {
        using var file = File.Create(path);
        SafeTensors.Write(file, tensors);
    }
}
