using AnimeGan.Models;
using AnimeGan.Ops;
using AnimeGan.Sounds;
using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Engine;

/// <summary>
/// Every convolution that the families have (vanilla networks have none), forward and both gradients, against float64, with NaN in the memory that it is given:
/// where the tensor engine leaves a number unset, one of these is NaN or wrong.
/// </summary>
[Collection(nameof(ProcessWideState))]
public sealed class FamilyConvolutionTests
{
    // Of a tensor's norm. Float32's rounding through a whole network is some 1e-5; an activation whose sign hangs on it moves a gradient
    // of StyleGAN's by 6e-3. A convolution that takes rubbish in is off by more than its own size.
    private const double Tolerance = 1e-2;

    private const int Batch = 2;

    private static readonly Dictionary<string, Func<Generator, (nn.Module Network, Func<Tensor, Tensor> Forward, long[] Input)>> _families = new()
    {
        ["dcgan G 64"] = random => Of(new DcganGenerator(Dcgan(64, 64), random), 100),
        ["dcgan D 64"] = random => Of(new DcganDiscriminator(Dcgan(64, 64), random), 3, 64, 64),
        ["dcgan G 32, 8 channels"] = random => Of(new DcganGenerator(Dcgan(32, 8), random), 100),
        ["dcgan D 32, 8 channels"] = random => Of(new DcganDiscriminator(Dcgan(32, 8), random), 3, 32, 32),
        ["dcgan G without strides"] = random => Of(new DcganGenerator(Unstrided(), random), 100),
        ["dcgan D without strides"] = random => Of(new DcganDiscriminator(Unstrided(), random), 3, 32, 32),
        ["dcgan D with spectral normalisation"] = random => Of(new DcganDiscriminator(Dcgan(32, 32) with { SpectralNorm = true, DiscriminatorNorm = "none" }, random), 3, 32, 32),
        ["dcgan D of grey pictures"] = random => Of(new DcganDiscriminator(Dcgan(32, 32) with { Channels = 1 }, random), 1, 32, 32),
        ["conditional G"] = random =>
        {
            var G = new ConditionalGenerator(Conditional(), random);
            return (G, z => ((IGenerator)G).Generate(z, Labels(), null), [Batch, 100]);
        },
        ["conditional D"] = random =>
        {
            var D = new ConditionalDiscriminator(Conditional(), random);
            return (D, x => ((IDiscriminator)D).Judge(x, Labels()), [Batch, 3, 32, 32]);
        },
        ["stylegan G"] = random => Of(new StyleGanGenerator(new StyleGanOptions { Noise = false }, random), 128),
        ["stylegan D"] = random => Of(new StyleGanDiscriminator(new StyleGanOptions { DeviationGroup = 2 }, random), 3, 64, 64),
        ["stylegan G with AdaIN"] = random => Of(new StyleGanGenerator(new StyleGanOptions { Architecture = StyleGanOptions.AdainArchitecture, Noise = false, ImageSize = 32, BaseWidth = 12 }, random), 128),
        ["wave G"] = random =>
        {
            var G = new WaveGenerator(new WaveGanOptions { Width = 12 }, random);
            return (G, z => G.call(z, zeros(Batch, 2, ScalarType.Int64)), [Batch, 16]);
        },
        ["wave D"] = random =>
        {
            var D = new WaveDiscriminator(new WaveGanOptions { Width = 12 }, random);
            return (D, x => D.call(x, zeros(Batch, 2, ScalarType.Int64)), [Batch, 1, SoundSet.Samples]);
        },
        ["cyclegan G"] = random => Of(new CycleGanGenerator(new CycleGanOptions { ImageSize = 32, Blocks = 2 }, random), 3, 32, 32),
        ["cyclegan D"] = random => Of(new CycleGanDiscriminator(new CycleGanOptions { ImageSize = 64, Blocks = 1 }, random), 3, 64, 64),
    };

    public static TheoryData<string> Families { get; } = [.. _families.Keys];

    [Theory]
    [MemberData(nameof(Families))]
    public void Network_OnAHeapOfNaN_IsThatOfFloat64(string family)
    {
        using var scope = NewDisposeScope();
        var single = Build(family, ScalarType.Float32, null);
        var exact = Build(family, ScalarType.Float64, single.Network);

        var expected = Results(exact.Network, exact.Forward, Input(exact.Input));
        var found = Results(single.Network, single.Forward, Input(single.Input).to(ScalarType.Float32));

        Assert.All(expected.Zip(found), pair =>
        {
            var (name, right) = pair.First;
            var error = ((right - pair.Second.Value.to(ScalarType.Float64)).norm() / right.norm()).item<double>();
            Assert.True(error <= Tolerance, $"{family}: {name} is off by {error:g3} of its size.");
        });
        single.Network.Dispose();
        exact.Network.Dispose();
    }

    private static DcganOptions Dcgan(int size, int width) => new() { ImageSize = size, BaseWidth = width, Kernels = FusedKernels.Library };

    private static DcganOptions Unstrided() =>
        Dcgan(32, 12) with { Practices = new BestPractices { StridedDownsampling = false, StridedUpsampling = false } };

    private static ConditionalGanOptions Conditional() => new() { Dcgan = Dcgan(32, 24), ValueCounts = [3] };

    private static Tensor Labels() => zeros(Batch, 1, ScalarType.Int64);

    private static (nn.Module, Func<Tensor, Tensor>, long[]) Of(nn.Module<Tensor, Tensor> network, params long[] input) => (network, network.call, [Batch, .. input]);

    private static (nn.Module Network, Func<Tensor, Tensor> Forward, long[] Input) Build(string family, ScalarType type, nn.Module? like)
    {
        var before = get_default_dtype();
        set_default_dtype(type);
        try
        {
            using var random = new Generator(1);
            var built = _families[family](random);
            if (like is not null)
            {
                using var noGradient = no_grad();
                foreach (var (target, source) in built.Network.parameters().Zip(like.parameters()))
                {
                    target.copy_(source);
                }

                foreach (var (target, source) in built.Network.buffers().Zip(like.buffers()))
                {
                    target.copy_(source);
                }
            }

            return built;
        }
        finally
        {
            set_default_dtype(before);
        }
    }

    private static Tensor Input(long[] shape)
    {
        using var random = new Generator(2);
        return randn(shape, ScalarType.Float64, generator: random).clamp(-2, 2) / 2;
    }

    private static List<(string Name, Tensor Value)> Results(nn.Module network, Func<Tensor, Tensor> forward, Tensor input)
    {
        var x = input.detach().requires_grad_();
        FillHeapWithNaN();
        var y = forward(x);
        FillHeapWithNaN();
        using var random = new Generator(3);
        y.backward([randn(y.shape, ScalarType.Float64, generator: random).to(y.dtype)]);
        return [("the result", y.detach()), ("the input's gradient", x.grad!), .. network.named_parameters().Select(pair => (pair.name, pair.parameter.grad!))];
    }

    private static void FillHeapWithNaN()
    {
        using var scope = NewDisposeScope();
        for (var size = 64L; size <= 1 << 21; size *= 2)
        {
            _ = full([2, size], float.NaN);
        }
    }
}
