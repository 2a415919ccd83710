using AnimeGan.Files;
using AnimeGan.Models;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Models;

/// <summary>Miyato et al. 2018: a weight over its largest singular value, against a singular value decomposition and PyTorch's own.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class SpectralNormTests
{
    [Fact]
    public void Forward_AfterManySteps_StretchesNothingByMoreThanOne()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(6);
        using var layer = new SpectralNormConv2d(3, 8, 4, 2, 1, true, random);
        var x = randn([2, 3, 8, 8], generator: random);

        for (var step = 0; step < 200; step++)
        {
            layer.call(x).Dispose();
        }

        var largest = linalg.svdvals(layer.NormalizedWeight().flatten(1)).max().item<float>();
        Assert.Equal(1, largest, 1e-4);
    }

    [Fact]
    public void Forward_InTraining_IteratesOnceAndInEvaluationNever()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(6);
        using var layer = new SpectralNormLinear(5, 4, false, random);
        var x = randn(2, 5, generator: random);
        var u = layer.get_buffer("u")!.clone();
        var matrix = layer.Weight.detach();

        layer.eval();
        layer.call(x).Dispose();
        var untouched = layer.get_buffer("u")!.equal(u).all().item<bool>();
        layer.train();
        layer.call(x).Dispose();

        var v = matrix.t().mv(u);
        var once = matrix.mv(v / v.norm());
        Assert.True(untouched);
        Assert.True((layer.get_buffer("u")! - (once / once.norm())).abs().max().item<float>() < 1e-6);
        Assert.Null(layer.Bias);
    }

    // While G learns, D is used in training mode but must leave as it came, its directions included.
    [Fact]
    public void HeldConstant_WhileUsed_PutsTheDirectionsBack()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(6);
        using var layer = new SpectralNormLinear(5, 4, true, random);
        var x = randn(2, 5, generator: random).requires_grad_();
        var before = layer.buffers().Select(buffer => buffer.clone()).ToList();

        using (new HeldConstant([.. layer.parameters()], [.. layer.buffers()]))
        {
            layer.call(x).sum().backward();
        }

        Assert.Equal(2, before.Count);
        Assert.All(before.Zip(layer.buffers()), pair => Assert.True(pair.First.equal(pair.Second).all().item<bool>()));
        Assert.All(layer.parameters(), parameter => Assert.True(parameter.grad is null));
        Assert.True(x.grad!.abs().max().item<float>() > 0);
    }

    // Two forwards before each backward, as D's step on real and generated images.
    [Theory]
    [InlineData("conv")]
    [InlineData("linear")]
    public void Steps_OutputsGradientsAndDirections_EqualPyTorchs(string kind)
    {
        const int Steps = 3;
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var random = new Generator(6);
        using SpectralNormLayer layer = kind == "conv" ? new SpectralNormConv2d(3, 5, 4, 2, 1, true, random) : new SpectralNormLinear(12, 5, true, random);
        long[] shape = kind == "conv" ? [2, 3, 8, 8] : [2, 12];
        var inputs = Enumerable.Range(0, 2 * Steps).Select(_ => randn(shape, generator: random)).ToList();
        using (var file = File.Create(folder["inputs.safetensors"]))
        {
            SafeTensors.Write(file, [.. NamedTensor.Of(layer), .. inputs.Select((x, i) => new NamedTensor($"x{i}", x))]);
        }

        using var optimizer = optim.SGD(layer.parameters(), 0.1);
        var ours = new List<double[]>();
        for (var step = 0; step < Steps; step++)
        {
            optimizer.zero_grad();
            var (first, second) = (layer.call(inputs[2 * step]), layer.call(inputs[(2 * step) + 1]));
            (first.square().mean() - second.sin().mean()).backward();
            ours.Add([.. Values(first), .. Values(layer.Weight.grad!), .. Values(layer.Bias!.grad!), .. Values(layer.get_buffer("u")!), .. Values(layer.get_buffer("v")!)]);
            optimizer.step();
        }

        var theirs = PythonOracle.RunJson<double[][]>("tests/AnimeGan.Tests/Models/oracles/spectral_norm.py", folder.FullPath, kind, $"{Steps}");

        for (var step = 0; step < Steps; step++)
        {
            Assert.Equal(theirs[step].Length, ours[step].Length);
            Assert.True(theirs[step].Zip(ours[step]).Max(pair => Math.Abs(pair.First - pair.Second)) < 1e-5, $"step {step}");
        }
    }

    [Fact]
    public void Forward_ManyTimes_LeavesNoTensorBehind()
    {
        using var random = new Generator(6);
        using var layer = new SpectralNormConv2d(3, 5, 4, 2, 1, true, random);
        using var x = randn([2, 3, 8, 8], generator: random);

        LiveHandles.AssertUnchanged(
            () =>
            {
                using var y = layer.call(x);
                using var sum = y.sum();
                sum.backward();
                layer.zero_grad();
            },
            rounds: 5);
    }

    private static IEnumerable<double> Values(Tensor tensor) => tensor.detach().data<float>().ToArray().Select(value => (double)value);
}
