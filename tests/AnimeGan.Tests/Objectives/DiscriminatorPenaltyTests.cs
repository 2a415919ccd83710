using AnimeGan.Files;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Ops;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Objectives;

/// <summary>Penalties on a linear D, where they are closed forms of its weight, and on a DCGAN's D against PyTorch.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class DiscriminatorPenaltyTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Names => ["r1", "r2", "gradientPenalty", "dragan"];

    // D(x) = w·x + b: ∇D = w everywhere, so R1 = R2 = γ/2 ‖w‖² and both others are λ(‖w‖ − 1)².
    [Theory]
    [MemberData(nameof(Names))]
    public void Measure_LinearDiscriminator_IsTheClosedFormWithItsGradient(string name)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var w = tensor([1f, -2f, 0.5f, 1f, 0f, 0.5f, -0.5f, 0.5f]).requires_grad_();
        var norm = Math.Sqrt(7);
        var (real, fake) = (randn([5, 2, 2, 2], generator: random), randn([5, 2, 2, 2], generator: random));

        var penalty = Penalty(name).Measure(x => (x.flatten(1).mv(w) + 0.3).view(-1, 1), real, fake, random);
        penalty.backward();

        var zeroCentred = name is "r1" or "r2";
        var expected = zeroCentred ? 10 / 2.0 * norm * norm : 10 * Math.Pow(norm - 1, 2);
        var slope = zeroCentred ? 10 : 2 * 10 * (norm - 1) / norm;
        Assert.Equal(expected, penalty.item<float>(), Tolerance * expected);
        Assert.Empty(penalty.shape);
        Assert.True((w.grad! - (w.detach() * slope)).abs().max().item<float>() < 1e-4);
    }

    // D(x) = ‖x‖²/2 has ∇D = x, so the penalty tells at which samples it was taken.
    [Fact]
    public void Measure_QuadraticDiscriminator_ZeroCentredOnesSeeTheirSamples()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var (real, fake) = (full(2, 3, 2f), full(2, 3, 1f));
        static Tensor D(Tensor x) => x.square().sum(dim: 1).view(-1, 1) / 2;

        Assert.Equal(10 / 2.0 * 12, new R1Penalty(10).Measure(D, real, fake, random).item<float>(), 1e-4);
        Assert.Equal(10 / 2.0 * 3, new R2Penalty(10).Measure(D, real, fake, random).item<float>(), 1e-4);
    }

    [Fact]
    public void GradientPenalty_Points_LieBetweenOneEpsilonASample()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var (real, fake) = (ones(64, 3), zeros(64, 3));
        Tensor? seen = null;

        new WassersteinGradientPenalty(10).Measure(x => (seen = x.detach().clone().DetachFromDisposeScope()).sum(dim: 1).view(-1, 1) + (x.sum(dim: 1).view(-1, 1) * 2), real, fake, random);

        using (seen)
        {
            var points = seen!.data<float>().ToArray().Chunk(3).ToList();
            Assert.All(points, point => Assert.Single(point.Distinct()));
            Assert.All(points, point => Assert.InRange(point[0], 0, 1));
            Assert.Equal(64, points.Select(point => point[0]).Distinct().Count());
        }
    }

    [Fact]
    public void Dragan_Points_LieWithinHalfASpreadOfTheRealOnes()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var real = randn([64, 3], generator: random);
        var reach = real.std(unbiased: false).item<float>() / 2;
        float[] moved = [];

        new DraganPenalty(10).Measure(
            x =>
            {
                moved = (x - real).detach().data<float>().ToArray();
                return x.sum(dim: 1).view(-1, 1);
            },
            real,
            zeros(64, 3),
            random);

        Assert.All(moved, distance => Assert.InRange(distance, -1e-6, reach));
        Assert.InRange(moved.Average(), 0.2 * reach, 0.3 * reach);
    }

    [Fact]
    public void Measure_DiscriminatorWithoutSlope_HasAFiniteGradient()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        var w = zeros(3).requires_grad_();

        new WassersteinGradientPenalty(10).Measure(x => x.mv(w).view(-1, 1), ones(4, 3), zeros(4, 3), random).backward();

        Assert.True(w.grad!.isfinite().all().item<bool>());
    }

    [Fact]
    public void GradientPenalty_OtherNumberOfFakes_NamesShapes()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);

        var error = Assert.Throws<ShapeException>(() => new WassersteinGradientPenalty(10).Measure(x => x, ones(4, 3), ones(3, 3), random));

        Assert.Contains("fake must be [4, 3], got [3, 3]", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dcgan")]
    [InlineData("maxout")]
    [InlineData("spectral")]
    public void Measure_ANetwork_EqualsPyTorchsWithSecondGradients(string kind)
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var random = new Generator(4);
        using var D = Network(kind, random);

        var (real, fake) = (randn([4, 3, 16, 16], generator: random).tanh(), randn([4, 3, 16, 16], generator: random).tanh());

        // Drawn directions of the spectral norm are nearly at right angles, and the weights over what is left are rounding; training turns them.
        foreach (var _ in Enumerable.Range(0, 10))
        {
            using var off = no_grad();
            D.call(real).Dispose();
        }

        // Then they stay where they are, so that each penalty is of the same D.
        D.eval();
        using (var file = File.Create(folder["inputs.safetensors"]))
        {
            SafeTensors.Write(file, [.. NamedTensor.Of(D), new("real", real), new("fake", fake)]);
        }

        var theirs = PythonOracle.RunJson<Dictionary<string, Answer>>(
            "tests/AnimeGan.Tests/Objectives/oracles/penalties.py", folder.FullPath, kind, "11");

        foreach (var name in Names.Select(row => (string)row))
        {
            D.zero_grad();
            using var draws = new Generator(11);
            var penalty = Penalty(name).Measure(D.call, real, fake, draws);
            penalty.backward();

            Assert.Equal(theirs[name].Value, penalty.item<float>(), 1e-4 * Math.Max(1, theirs[name].Value));
            Assert.NotEmpty(theirs[name].Gradients);
            foreach (var (parameter, expected) in theirs[name].Gradients)
            {
                var found = D.get_parameter(parameter)!.grad!.data<float>().ToArray();
                var scale = expected.Max(Math.Abs);

                // Second order in float32: rounding of a few units in the last place at the size of the largest entry.
                var apart = expected.Zip(found).Max(pair => Math.Abs(pair.First - pair.Second));
                Assert.True(apart <= 2e-5 * Math.Max(scale, 1e-3), $"{name}, {parameter}: {apart} of {scale} apart");
            }
        }
    }

    [Fact]
    public void Measure_ManyTimes_LeavesNoTensorBehind()
    {
        using var random = new Generator(4);
        using var D = Network("spectral", random);
        using var real = randn([4, 3, 16, 16], generator: random);
        using var fake = randn([4, 3, 16, 16], generator: random);

        LiveHandles.AssertUnchanged(
            () =>
            {
                using var scope = NewDisposeScope();
                foreach (var penalty in DiscriminatorPenalties.Create(new Regularization { R1 = 1, R2 = 1, GradientPenalty = 1, Dragan = 1 }))
                {
                    penalty.Measure(D.call, real, fake, random).backward();
                }

                D.zero_grad();
            },
            rounds: 3);
    }

    [Fact]
    public void Create_NoWeights_IsNone()
    {
        Assert.Empty(DiscriminatorPenalties.Create(new Regularization()));
        Assert.Equal(
            Names.Select(row => (string)row),
            DiscriminatorPenalties.Create(new Regularization { R1 = 1, R2 = 1, GradientPenalty = 1, Dragan = 1 }).Select(penalty => penalty.Name));
    }

    private static IDiscriminatorPenalty Penalty(string name) => name switch
    {
        "r1" => new R1Penalty(10),
        "r2" => new R2Penalty(10),
        "gradientPenalty" => new WassersteinGradientPenalty(10),
        _ => new DraganPenalty(10),
    };

    private static nn.Module<Tensor, Tensor> Network(string kind, Generator random) => kind switch
    {
        "dcgan" => new DcganDiscriminator(new DcganOptions { ImageSize = 16, BaseWidth = 4, Practices = new BestPractices { BatchNorm = false, GaussianInitialization = false } }, random),
        "maxout" => new VanillaDiscriminator(new VanillaGanOptions { SampleShape = [3, 16, 16], DiscriminatorWidth = 6, MaxoutPieces = 3 }, random),
        _ => nn.Sequential(
            ("conv8", new SpectralNormConv2d(3, 4, 4, 2, 1, true, random)),
            ("relu8", nn.LeakyReLU(0.2, inplace: true)),
            ("conv4", new SpectralNormConv2d(4, 6, 4, 2, 1, true, random)),
            ("relu4", nn.LeakyReLU(0.2, inplace: true)),
            ("flat", nn.Flatten()),
            ("logit", new SpectralNormLinear(96, 1, true, random))),
    };

    private sealed record Answer(double Value, Dictionary<string, double[]> Gradients);
}
