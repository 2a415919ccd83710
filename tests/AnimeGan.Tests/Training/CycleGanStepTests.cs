using AnimeGan.Files;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

[Collection(nameof(ProcessWideState))]
public sealed class CycleGanStepTests
{
    private static readonly string[] _terms = ["adversarialA", "adversarialB", "cycleA", "cycleB", "identityA", "identityB"];

    [Fact]
    public void Take_ThreeSteps_EqualPyTorchs()
    {
        const int Steps = 3;
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var game = new Game();
        var batches = Enumerable.Range(0, Steps).Select(_ => (A: game.Noise(), B: game.Noise())).ToList();
        Save(folder["generators.safetensors"], NamedTensor.Of(game.Networks.Generators));
        Save(folder["discriminators.safetensors"], NamedTensor.Of(game.Networks.Discriminators));
        Save(folder["batches.safetensors"], batches.SelectMany((batch, i) => new NamedTensor[] { new($"a{i}", batch.A), new($"b{i}", batch.B) }));

        var ours = batches.Select(batch => game.Step.Take(batch.A, batch.B)).ToList();
        var theirs = PythonOracle.RunJson<Dictionary<string, double>[]>("tests/AnimeGan.Tests/Training/oracles/cyclegan_step.py", folder.FullPath, $"{Steps}");

        for (var i = 0; i < Steps; i++)
        {
            Assert.Equal(theirs[i]["discriminators"], 2 * (ours[i].DLossReal + ours[i].DLossFake), 1e-5);
            Assert.All(_terms, term => Assert.Equal(theirs[i][term], ours[i].Terms![term], 1e-5));
        }

        AssertClose(folder["python-generators.safetensors"], game.Networks.Generators);
        AssertClose(folder["python-discriminators.safetensors"], game.Networks.Discriminators);
    }

    [Fact]
    public void Take_Step_MovesAllFourNetworksAndLeavesDiscriminatorsTrainable()
    {
        using var scope = NewDisposeScope();
        using var game = new Game();
        string[] Hashes() => [.. new nn.Module[] { game.Networks.AToB, game.Networks.BToA, game.Networks.JudgeA, game.Networks.JudgeB }.Select(NetworkHash.Of)];
        var before = Hashes();

        game.Step.Take(game.Noise(), game.Noise());

        Assert.All(before.Zip(Hashes()), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.All(game.Networks.Discriminators.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void Take_WithoutIdentityWeight_TranslatesOnlyAndLearnsTheSameOtherwise()
    {
        using var scope = NewDisposeScope();
        using var without = new Game(new CycleGanSettings { IdentityWeight = 0 });
        using var with = new Game(new CycleGanSettings());
        var (a, b) = (without.Noise(), without.Noise());

        var bare = without.Step.Take(a, b);
        var full = with.Step.Take(a, b);

        Assert.Equal(["adversarialA", "adversarialB", "cycleA", "cycleB"], bare.Terms!.Keys.Order());
        Assert.All(bare.Terms.Keys, term => Assert.Equal(full.Terms![term], bare.Terms[term], 1e-6));
    }

    [Theory]
    [InlineData("non-saturating")]
    [InlineData("hinge")]
    [InlineData("relativistic")]
    public void Take_OtherObjectives_MoveEveryNetwork(string objective)
    {
        using var scope = NewDisposeScope();
        using var game = new Game(objective: objective);
        var before = (NetworkHash.Of(game.Networks.Generators), NetworkHash.Of(game.Networks.Discriminators));

        var values = game.Step.Take(game.Noise(), game.Noise());

        Assert.NotEqual(before.Item1, NetworkHash.Of(game.Networks.Generators));
        Assert.NotEqual(before.Item2, NetworkHash.Of(game.Networks.Discriminators));
        Assert.True(double.IsFinite(values.GLoss));
    }

    [Fact]
    public void Take_PoisonedWeight_NamesItAndUpdatesNothing()
    {
        using var scope = NewDisposeScope();
        using var game = new Game();
        using (no_grad())
        {
            game.Networks.BToA.get_parameter("layers.d2.weight")!.view(-1).narrow(0, 0, 1).fill_(double.NaN);
        }

        var before = NetworkHash.Of(game.Networks.Discriminators);

        var error = Assert.Throws<NonFiniteException>(() => game.Step.Take(game.Noise(), game.Noise()));

        Assert.Equal(("generators.ba.layers.d2.weight", "NaN"), (error.TensorName, error.Value));
        Assert.Equal(before, NetworkHash.Of(game.Networks.Discriminators));
    }

    [Fact]
    public void Take_InfinitePictures_NamesTheirDomain()
    {
        using var scope = NewDisposeScope();
        using var game = new Game();

        var error = Assert.Throws<NonFiniteException>(() => game.Step.Take(game.Noise(), full([2, 3, 16, 16], double.PositiveInfinity)));

        Assert.Equal(("images of B", "infinite"), (error.TensorName, error.Value));
    }

    // γ/2 · E‖∇ Σ D(x)‖² over a picture's patches, by hand with the discriminators before the step.
    [Fact]
    public void Take_R1_IsThatOfBothDiscriminatorsWhereItIsDue()
    {
        using var scope = NewDisposeScope();
        using var game = new Game(regularization: new Regularization { R1 = 4, Every = 2 });
        var (a, b) = (game.Noise(), game.Noise());
        double Expected(CycleGanDiscriminator D, Tensor pictures)
        {
            var x = pictures.detach().clone().requires_grad_();
            return 2 * autograd.grad([D.call(x).sum()], [x])[0].square().sum().item<float>() / pictures.shape[0];
        }

        var (ofA, ofB) = (Expected(game.Networks.JudgeA, a), Expected(game.Networks.JudgeB, b));
        var due = game.Step.Take(a, b, step: 2);
        var notDue = game.Step.Take(a, b, step: 3);

        Assert.Equal(ofA, due.Terms!["r1A"], 1e-5 * ofA);
        Assert.Equal(ofB, due.Terms!["r1B"], 1e-5 * ofB);
        Assert.DoesNotContain("r1A", notDue.Terms!.Keys);
    }

    [Fact]
    public void Take_Penalties_HoldTheDiscriminatorsGradient()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        double Norm(Regularization regularization)
        {
            using var game = new Game(regularization: regularization);
            var (a, b) = (game.Noise(), game.Noise());
            for (var step = 0; step < 12; step++)
            {
                game.Step.Take(a, b, step, random);
            }

            var x = a.detach().clone().requires_grad_();
            return autograd.grad([game.Networks.JudgeA.call(x).sum()], [x])[0].square().sum().item<float>();
        }

        var free = Norm(new Regularization());

        Assert.True(Norm(new Regularization { R1 = 100, R2 = 100 }) < free);
    }

    [Fact]
    public void Take_ManySteps_LeavesNoTensorBehind()
    {
        using var game = new Game(regularization: new Regularization { R1 = 1, GradientPenalty = 1 });
        using var random = new Generator(2);

        LiveHandles.AssertUnchanged(TakeOne, rounds: 5);

        void TakeOne()
        {
            using var a = game.Noise();
            using var b = game.Noise();
            game.Step.Take(a, b, random: random);
        }
    }

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
            var difference = (file.Read(tensor.Name) - tensor.Tensor).abs().max().item<float>();

            // As in GanStepTests: Adam divides by the gradient's own size, so rounding shows at the learning rate's last digits.
            Assert.True(difference <= 4e-6, $"{tensor.Name} differs by {difference}");
        });
    }

    /// <summary>Networks, optimisers, pools and a step at 16×16, without a run around them.</summary>
    private sealed class Game : IDisposable
    {
        private readonly Generator _random = new(7);
        private readonly optim.Optimizer _generators;
        private readonly optim.Optimizer _discriminators;
        private readonly ImagePool _poolA = new(50, 3, 16, 1, 0);
        private readonly ImagePool _poolB = new(50, 3, 16, 1, 1);

        public Game(CycleGanSettings? settings = null, string objective = "least-squares", Regularization? regularization = null)
        {
            Networks = new CycleGanNetworks(new CycleGanOptions { ImageSize = 16, GeneratorWidth = 4, Blocks = 2, DiscriminatorWidth = 4, DiscriminatorLayers = 1 }, _random);
            _generators = optim.Adam(Networks.Generators.parameters(), 2e-4, 0.5, 0.999);
            _discriminators = optim.Adam(Networks.Discriminators.parameters(), 2e-4, 0.5, 0.999);
            Step = new CycleGanStep(Networks, settings ?? new CycleGanSettings(), GanObjectives.Create(objective), _generators, _discriminators, _poolA, _poolB, regularization);
        }

        public CycleGanNetworks Networks { get; }

        public CycleGanStep Step { get; }

        public Tensor Noise() => randn([2, 3, 16, 16], generator: _random).tanh_();

        public void Dispose()
        {
            _generators.Dispose();
            _discriminators.Dispose();
            Networks.Dispose();
            _poolA.Dispose();
            _poolB.Dispose();
            _random.Dispose();
        }
    }
}
