using AnimeGan.Models;
using AnimeGan.Ops;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnimeGan.Tests.Ops;

/// <summary>The fused kernels against the library's, layer by layer, over the same parameters.</summary>
public sealed class FusableLayersTests
{
    // Of the largest number of a tensor; measured are 2e-5 at most. Networks are small: among a million units one lies so near to 0
    // that rounding decides its side, and its gradient with it, in the library as here.
    private const double Tolerance = 1e-4;

    // Of a tensor's length: bfloat16 keeps 8 bits, and each layer rounds. The kernels' own arithmetic is held to exact rounding in
    // LayerStackTests.
    private const double BFloat16Tolerance = 0.01;

    public static TheoryData<DcganOptions, int> Networks() => new()
    {
        { new DcganOptions { ImageSize = 32, BaseWidth = 16, LatentSize = 20 }, 8 },
        { new DcganOptions { ImageSize = 16, BaseWidth = 5, LatentSize = 7 }, 3 },
        { new DcganOptions { ImageSize = 64, BaseWidth = 4, LatentSize = 33 }, 3 },
        { new DcganOptions { ImageSize = 16, BaseWidth = 4 }, 41 },
        { new DcganOptions { ImageSize = 32, BaseWidth = 8, Channels = 1, Practices = new BestPractices { BatchNorm = false } }, 5 },
        { new DcganOptions { ImageSize = 16, BaseWidth = 24, Practices = new BestPractices { LeakyReLU = false, ImagesInMinusOneToOne = false } }, 6 },
        { new DcganOptions { ImageSize = 32, BaseWidth = 8, DiscriminatorNorm = "none" }, 4 },
    };

    [Fact]
    public void Create_MirroredBorderAtALongerStep_IsTheLibrarys()
    {
        if (!HasKernels())
        {
            return;
        }

        using var scope = NewDisposeScope();
        var layers = new FusableLayers([new StackLayer("border", ReflectionPad2d(1)), new StackLayer("convolution", Conv2d(2, 3, 4, 3))], FusedKernels.Auto);

        Assert.Contains("mirror borders at a step of 1 alone, and its layer 'convolution' has one of 3", layers.LayerByLayerReason);
        Assert.Equal([2, 3, 2, 2], layers.call(randn(2, 2, 7, 7)).shape);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Train_FusedAndLibrary_AgreeInValuesGradientsAndStatistics(DcganOptions options, int batch)
    {
        if (!HasKernels())
        {
            return;
        }

        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var (z, x) = (randn(batch, options.LatentSize, generator: random), randn(batch, options.Channels, options.ImageSize, options.ImageSize, generator: random));

        AssertAgree(kernels => new DcganGenerator(options with { Kernels = kernels }, new Generator(1)), z);
        AssertAgree(kernels => new DcganDiscriminator(options with { Kernels = kernels }, new Generator(1)), x);
    }

    [Theory]
    [InlineData(16, 8, 2)]
    [InlineData(20, 5, 3)]
    public void Train_FusedAndLibraryCycleGan_AgreeInValuesAndGradients(int size, int width, int batch)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var options = new CycleGanOptions { ImageSize = size, ImageHeight = size + 4, GeneratorWidth = width, Blocks = 2, DiscriminatorWidth = width, DiscriminatorLayers = 1 };
        var x = randn(batch, 3, size + 4, size, generator: random);

        AssertAgree(kernels => new CycleGanGenerator(options with { Kernels = kernels }, new Generator(1)), x);
        AssertAgree(kernels => new CycleGanDiscriminator(options with { Kernels = kernels }, new Generator(1)), x);
    }

    public static TheoryData<string> InstructionSets() => new(MachineKernels.Float32.Select(kernels => kernels.Name));

    [Theory]
    [MemberData(nameof(InstructionSets))]
    public void Train_EachInstructionSet_AgreesWithTheLibrary(string instructions)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        List<StackLayer> layers = [.. Layers()];
        var twin = new FusableLayers(layers, FusedKernels.Library);
        var stack = new FusedStack(FusedPlan.Of(layers).Plan!, 24, 24, 2, MachineKernels.Float32.Single(kernels => kernels.Name == instructions));
        var x = randn(7, 20, 24, 24, generator: random);

        AssertClose(twin.call(x), stack.call(x, twin.call));
        twin.eval();
        AssertClose(twin.call(x), stack.Evaluate(x));
    }

    [Fact]
    public void Train_BFloat16_AgreesToItsRoundingAndDiffersFromFloat32()
    {
        if (!HasKernels())
        {
            return;
        }

        using var scope = NewDisposeScope();
        using var random = new Generator(3);

        // Without activations, whose kink turns rounding into a jump.
        List<StackLayer> layers = [.. Layers().Where(layer => layer.Module is not (TorchSharp.Modules.LeakyReLU or TorchSharp.Modules.ReLU))];
        using var twin = new FusableLayers(layers, FusedKernels.Library);
        using var rounding = new FusableLayers(layers, FusedKernels.Fused, FusedKernels.BFloat16);
        var x = randn(40, 20, 24, 24, generator: random);
        var (expected, y) = (twin.call(x), rounding.call(x));
        var direction = randn(y.shape, generator: random);

        // A bias before a normalisation has no gradient but rounding.
        var parameters = twin.named_parameters().Where(parameter => parameter.name != "down.bias").ToList();
        var differences = Gradients(expected).Zip(Gradients(y)).Prepend((expected, y)).Select(pair => Distance(pair.Item1, pair.Item2)).ToList();

        Assert.All(differences, difference => Assert.InRange(difference, 0, BFloat16Tolerance));
        Assert.True(differences[0] > Tolerance, "the result was not rounded at all");

        List<Tensor> Gradients(Tensor result) => [.. autograd.grad([result], [.. parameters.Select(parameter => parameter.parameter)], [direction])];
        static double Distance(Tensor expected, Tensor actual) => ((expected - actual).norm() / expected.norm()).to_type(ScalarType.Float64).item<double>();
    }

    [Fact]
    public void Create_BFloat16WithoutKernels_IsRefused()
    {
        using var scope = NewDisposeScope();

        var refused = Assert.Throws<ArgumentException>(() => new FusableLayers(Layers(), FusedKernels.Library, FusedKernels.BFloat16));

        Assert.Contains("float32", refused.Message);
    }

    [Theory]
    [InlineData(FusedKernels.FullPrecision)]
    [InlineData(FusedKernels.BFloat16)]
    public void Train_OneThreadOrTwo_GiveTheSameBits(string precision)
    {
        if (!HasKernels())
        {
            return;
        }

        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var layers = Layers();
        var x = randn(70, 20, 24, 24, generator: random);
        var one = new FusedStack(FusedPlan.Of(layers).Plan!, 24, 24, 1, FusedKernels.Of(precision));
        var two = new FusedStack(FusedPlan.Of(layers).Plan!, 24, 24, 2, FusedKernels.Of(precision));
        using var twin = new FusableLayers(layers, FusedKernels.Library);
        var weight = (Parameter)((Conv2d)layers[0].Module).weight!;

        var gradients = new[] { one, two }.Select(stack =>
        {
            weight.grad = null;
            stack.call(x, twin.call).square().sum().backward();
            return weight.grad!.clone();
        }).ToList();

        Assert.True(one.call(x, twin.call).bytes.SequenceEqual(two.call(x, twin.call).bytes));
        Assert.True(gradients[0].bytes.SequenceEqual(gradients[1].bytes));
    }

    [Fact]
    public void Train_FrozenParameters_GetNoGradientAndThePicturesDo()
    {
        if (!HasKernels())
        {
            return;
        }

        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var D = new DcganDiscriminator(new DcganOptions { ImageSize = 16, BaseWidth = 4 }, random);
        foreach (var parameter in D.parameters())
        {
            parameter.requires_grad = false;
        }

        var x = randn([4, 3, 16, 16], generator: random).requires_grad_();
        D.call(x).sum().backward();

        Assert.NotNull(x.grad);
        Assert.All(D.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("batch")]
    public void Train_SecondDerivative_IsTheTwins(string norm)
    {
        if (!HasKernels())
        {
            return;
        }

        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var options = new DcganOptions { ImageSize = 16, BaseWidth = 4, DiscriminatorNorm = norm };
        var x = randn([4, 3, 16, 16], generator: random);
        var (fused, library) = (Penalised(FusedKernels.Fused), Penalised(FusedKernels.Library));

        AssertClose(library.Gradient, fused.Gradient);
        Assert.All(library.D.named_parameters().Zip(fused.D.named_parameters()), AssertSame);

        // The twin goes forward again; the running statistics moved with the first pass, and once is enough.
        Assert.All(library.D.named_buffers().Zip(fused.D.named_buffers()), pair => AssertClose(pair.First.buffer, pair.Second.buffer, pair.First.name));

        // R1, of Mescheder et al. 2018.
        (DcganDiscriminator D, Tensor Gradient) Penalised(string kernels)
        {
            var D = new DcganDiscriminator(options with { Kernels = kernels }, new Generator(1));
            var pictures = x.clone().requires_grad_();
            var gradient = autograd.grad([D.call(pictures).sum()], [pictures], retain_graph: true, create_graph: true)[0];
            gradient.square().sum().backward();
            return (D, gradient);
        }

        static void AssertSame(((string name, Parameter parameter) First, (string name, Parameter parameter) Second) pair)
        {
            var (expected, actual) = (pair.First.parameter.grad, pair.Second.parameter.grad);
            Assert.Equal(expected is null, actual is null);
            if (expected is not null)
            {
                AssertClose(expected, actual!, pair.First.name);
            }
        }
    }

    [Fact]
    public void Train_LayerByLayer_HasNoFusedOperation()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var D = new DcganDiscriminator(new DcganOptions { ImageSize = 16, BaseWidth = 4, DiscriminatorNorm = "none" }, random);
        var x = randn([4, 3, 16, 16], generator: random).requires_grad_();
        var expected = D.call(x);

        using var aside = FusedKernels.LayerByLayer();
        var y = D.call(x);
        autograd.grad([y.sum()], [x], retain_graph: true, create_graph: true)[0].square().sum().backward();

        AssertClose(expected, y);
        Assert.NotNull(D.parameters().First().grad);
    }

    [Fact]
    public void Backward_Twice_IsTheTwinsTheSecondTime()
    {
        if (!HasKernels())
        {
            return;
        }

        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var G = new DcganGenerator(new DcganOptions { ImageSize = 16, BaseWidth = 4, Kernels = FusedKernels.Fused }, random);
        var square = G.call(randn(4, 100, generator: random)).square().sum();
        var statistics = Buffers();

        var first = Gradients(retain: true);
        var second = Gradients(retain: false);

        Assert.All(first.Zip(second), pair => AssertClose(pair.First, pair.Second));
        Assert.All(statistics.Zip(Buffers()), pair => Assert.True(pair.First.bytes.SequenceEqual(pair.Second.bytes)));

        List<Tensor> Buffers() => [.. G.buffers().Select(buffer => buffer.clone())];
        List<Tensor> Gradients(bool retain)
        {
            G.zero_grad();
            square.backward(retain_graph: retain);
            return [.. G.parameters().Select(parameter => parameter.grad!.clone())];
        }
    }

    [Fact]
    public void Create_FusedWhereAKernelIsMissing_SaysWhichLayer()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var options = new DcganOptions { ImageSize = 16, BaseWidth = 4, SpectralNorm = true };

        var refused = Assert.Throws<ArgumentException>(() => new DcganDiscriminator(options with { Kernels = FusedKernels.Fused }, random));

        Assert.Contains("conv8", refused.Message);
        Assert.NotNull(new DcganDiscriminator(options, random).call(randn(4, 3, 16, 16, generator: random)));
    }

    // A machine without them has to say why, and trains with the library's, which other tests look at.
    private static bool HasKernels()
    {
        Assert.NotEqual(FusedKernels.InstructionSet is null, FusedKernels.Reason is null);
        return FusedKernels.InstructionSet is not null;
    }

    // An odd number of channels and pixels, a filter of three, and a step of one beside DCGAN's own.
    private static List<StackLayer> Layers()
    {
        manual_seed(2);
        return
        [
            new StackLayer("down", Conv2d(20, 35, 4, stride: 2, padding: 1)),
            new StackLayer("norm", BatchNorm2d(35)),
            new StackLayer("leaky", LeakyReLU(0.2)),
            new StackLayer("same", Conv2d(35, 18, 3, stride: 1, padding: 1)),
            new StackLayer("relu", ReLU()),
            new StackLayer("up", ConvTranspose2d(18, 17, 4, stride: 2, padding: 1)),
        ];
    }

    private static void AssertAgree(Func<string, Module<Tensor, Tensor>> create, Tensor input)
    {
        using var fused = create(FusedKernels.Fused);
        using var library = create(FusedKernels.Library);
        var (xOfFused, xOfLibrary) = (input.clone().requires_grad_(), input.clone().requires_grad_());
        var (y, expected) = (fused.call(xOfFused), library.call(xOfLibrary));
        using var random = new Generator(8);
        var direction = randn(y.shape, generator: random);
        y.backward([direction]);
        expected.backward([direction]);

        AssertClose(expected, y);
        AssertClose(xOfLibrary.grad!, xOfFused.grad!);
        Assert.All(library.named_parameters().Zip(fused.named_parameters()), pair => AssertClose(pair.First.parameter.grad!, pair.Second.parameter.grad!, pair.First.name));
        Assert.All(library.named_buffers().Zip(fused.named_buffers()), pair => AssertClose(pair.First.buffer, pair.Second.buffer, pair.First.name));

        library.eval();
        fused.eval();
        using var noGradient = no_grad();
        AssertClose(library.call(input), fused.call(input));
    }

    private static void AssertClose(Tensor expected, Tensor actual, string name = "")
    {
        var scale = expected.abs().max().to_type(ScalarType.Float64).item<double>() + 1e-12;
        var error = (expected - actual).abs().max().to_type(ScalarType.Float64).item<double>() / scale;
        Assert.True(error < Tolerance, FormattableString.Invariant($"{name} differs by {error:0.0e0} of its largest number"));
    }
}
