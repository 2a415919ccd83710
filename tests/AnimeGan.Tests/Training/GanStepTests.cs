using AnimeGan.Files;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Ops;
using AnimeGan.Testing;
using AnimeGan.Training;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

[Collection(nameof(ProcessWideState))]
public sealed class GanStepTests
{
    [Fact]
    public void Take_GeneratorsHalf_LeavesDiscriminatorAsItWas()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        using var networks = TinyRun.Networks();
        var D = networks.Discriminator.Network;
        Dictionary<string, Tensor> weights = [];
        Dictionary<string, Tensor> statistics = [];
        var objective = new Spy
        {
            OnFake = () => statistics = Statistics(scope, D),
            OnGenerator = () => weights = WeightsAndGradients(scope, D),
        };

        Step(networks, objective).Take(TinyRun.Noise(random), randn(8, 8, generator: random));

        Assert.Equal(["layers.norm4.num_batches_tracked", "layers.norm4.running_mean", "layers.norm4.running_var"], statistics.Keys.Order());
        Assert.Empty(Changed(statistics, Statistics(scope, D)));
        Assert.Contains("layers.conv8.weight.grad", weights.Keys);
        Assert.Empty(Changed(weights, WeightsAndGradients(scope, D)));
        Assert.All(D.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void Take_DiscriminatorsHalf_LeavesGeneratorsParametersAsTheyWere()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        using var networks = TinyRun.Networks();
        var G = networks.Generator.Network;
        var before = Parameters(scope, G);
        Dictionary<string, Tensor>? between = null;
        var discriminatorBefore = Parameters(scope, networks.Discriminator.Network);
        Dictionary<string, Tensor>? discriminatorBetween = null;
        var objective = new Spy
        {
            OnGenerator = () =>
            {
                between = Parameters(scope, G);
                discriminatorBetween = Parameters(scope, networks.Discriminator.Network);
                Assert.All(G.parameters(), parameter => Assert.True(parameter.grad is null));
            },
        };

        Step(networks, objective).Take(TinyRun.Noise(random), randn(8, 8, generator: random));

        Assert.Empty(Changed(before, between!));
        Assert.Equal(discriminatorBefore.Count, Changed(discriminatorBefore, discriminatorBetween!).Count);
        Assert.Equal(before.Count, Changed(before, Parameters(scope, G)).Count);
    }

    [Fact]
    public void Take_ThreeSteps_EqualPyTorchs()
    {
        const int Steps = 3;
        const int Size = 32;
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var random = new Generator(4);

        // In double precision: Adam makes a step of a gradient's sign, however near it is to nothing, so that rounding would show.
        using var networks = TinyRun.Networks(Size, kernels: FusedKernels.Library);
        var (G, D) = (networks.Generator, networks.Discriminator);
        G.Network.to(ScalarType.Float64);
        D.Network.to(ScalarType.Float64);
        var record = new TrainingRecord();
        using var adamG = Optimizers.Create(G.Network, record, record.LearningRate);
        using var adamD = Optimizers.Create(D.Network, record, record.DiscriminatorRate);
        var batches = Enumerable.Range(0, Steps)
            .Select(_ => (X: TinyRun.Noise(random, size: Size).to_type(ScalarType.Float64), Z: randn(8, 8, generator: random).to_type(ScalarType.Float64)))
            .ToList();
        Save(folder["generator.safetensors"], NamedTensor.Of(G.Network));
        Save(folder["discriminator.safetensors"], NamedTensor.Of(D.Network));
        Save(folder["batches.safetensors"], batches.SelectMany((batch, i) => new NamedTensor[] { new($"x{i}", batch.X), new($"z{i}", batch.Z) }));

        var step = new GanStep(G, D, new NonSaturatingObjective(), adamG, adamD);
        var ours = batches.Select(batch => step.Take(batch.X, batch.Z)).ToList();
        var theirs = PythonOracle.RunJson<double[][]>("tests/AnimeGan.Tests/Training/oracles/dcgan_step.py", folder.FullPath, $"{Steps}");

        for (var i = 0; i < Steps; i++)
        {
            Assert.Equal(theirs[i][0], ours[i].DLossReal, 1e-5);
            Assert.Equal(theirs[i][1], ours[i].DLossFake, 1e-5);
            Assert.Equal(theirs[i][2], ours[i].GLoss, 1e-5);
        }

        AssertClose(folder["python-generator.safetensors"], G.Network);
        AssertClose(folder["python-discriminator.safetensors"], D.Network);
    }

    [Fact]
    public void Take_PoisonedWeight_NamesItAndUpdatesNothing()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        using var networks = TinyRun.Networks();
        using (no_grad())
        {
            networks.Discriminator.Network.get_parameter("layers.norm4.bias")!.narrow(0, 0, 1).fill_(double.NaN);
        }

        var before = Parameters(scope, networks.Generator.Network);

        var error = Assert.Throws<NonFiniteException>(() => Step(networks, new NonSaturatingObjective()).Take(TinyRun.Noise(random), randn(8, 8, generator: random)));

        Assert.Equal("discriminator.layers.norm4.bias", error.TensorName);
        Assert.Equal("NaN", error.Value);
        Assert.Empty(Changed(before, Parameters(scope, networks.Generator.Network)));
        Assert.True(networks.Discriminator.Network.get_parameter("layers.conv8.weight")!.isfinite().all().item<bool>());
    }

    [Fact]
    public void Take_InfiniteImages_NamesThem()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        using var networks = TinyRun.Networks();

        var error = Assert.Throws<NonFiniteException>(() => Step(networks, new NonSaturatingObjective()).Take(full([8, 3, 16, 16], double.PositiveInfinity), randn(8, 8, generator: random)));

        Assert.Equal(("images", "infinite"), (error.TensorName, error.Value));
    }

    [Fact]
    public void Take_OverflowInGradient_NamesLastLayerFirst()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        using var networks = TinyRun.Networks();

        var error = Assert.Throws<NonFiniteException>(() => Step(networks, new Spy { GeneratorScale = 1e38 }).Take(TinyRun.Noise(random), randn(8, 8, generator: random)));

        Assert.StartsWith("generator.layers.", error.TensorName, StringComparison.Ordinal);
        Assert.EndsWith(".grad", error.TensorName, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Take_ManySteps_LeavesNoTensorBehind(bool adam)
    {
        using var random = new Generator(2);
        using var networks = TinyRun.Networks(practices: new BestPractices { Adam = adam });
        var step = Step(networks, new NonSaturatingObjective());

        LiveHandles.AssertUnchanged(TakeOne, rounds: 5);

        void TakeOne()
        {
            using var x = TinyRun.Noise(random);
            using var z = randn(8, 8, generator: random);
            step.Take(x, z);
            networks.MovingAverage.Update(8, 8);
        }
    }

    private static GanStep Step(TrainingNetworks networks, IGanObjective objective) =>
        new(networks.Generator, networks.Discriminator, objective, networks.GeneratorOptimizer, networks.DiscriminatorOptimizer);

    private static Dictionary<string, Tensor> Parameters(DisposeScope scope, nn.Module network) =>
        network.named_parameters().ToDictionary(pair => pair.name, pair => Keep(scope, pair.parameter));

    private static Dictionary<string, Tensor> WeightsAndGradients(DisposeScope scope, nn.Module network)
    {
        var result = Parameters(scope, network);
        foreach (var (name, parameter) in network.named_parameters())
        {
            result[$"{name}.grad"] = Keep(scope, parameter.grad!);
        }

        return result;
    }

    private static Dictionary<string, Tensor> Statistics(DisposeScope scope, nn.Module network) =>
        network.named_buffers().ToDictionary(pair => pair.name, pair => Keep(scope, pair.buffer));

    // Survives the step's dispose scope and ends with the test's.
    private static Tensor Keep(DisposeScope scope, Tensor tensor)
    {
        var copy = tensor.detach().clone().DetachFromDisposeScope();
        scope.Attach(copy);
        return copy;
    }

    private static List<string> Changed(Dictionary<string, Tensor> before, Dictionary<string, Tensor> after) =>
        [.. before.Keys.Where(name => !before[name].equal(after[name]).all().item<bool>())];

    private static void Save(string path, IEnumerable<NamedTensor> tensors)
    {
        using var file = File.Create(path);
        SafeTensors.Write(file, tensors);
    }

    private static void AssertClose(string path, nn.Module network)
    {
        using var file = SafeTensorsFile.Open(path);
        Assert.All(NamedTensor.Of(network), tensor =>
        {
            var difference = (file.Read(tensor.Name).to_type(ScalarType.Float64) - tensor.Tensor.to_type(ScalarType.Float64)).abs().max().item<double>();

            Assert.True(difference <= 1e-10, $"{tensor.Name} differs by {difference}");
        });
    }

    /// <summary>The non-saturating objective that lets a test look in between D's half and G's half.</summary>
    private sealed class Spy : ISeparableObjective
    {
        private readonly NonSaturatingObjective _inner = new();

        public Action OnFake { get; init; } = () => { };

        public Action OnGenerator { get; init; } = () => { };

        public double GeneratorScale { get; init; } = 1;

        public string Name => "spy";

        public Tensor DiscriminatorOnReal(Tensor realLogits) => _inner.DiscriminatorOnReal(realLogits);

        public Tensor DiscriminatorOnFake(Tensor fakeLogits)
        {
            OnFake();
            return _inner.DiscriminatorOnFake(fakeLogits);
        }

        public Tensor Generator(Tensor fakeLogits)
        {
            OnGenerator();
            return _inner.Generator(fakeLogits) * GeneratorScale;
        }

        public Tensor Belief(Tensor logits) => _inner.Belief(logits);
    }
}
