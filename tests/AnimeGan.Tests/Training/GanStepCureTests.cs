using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Testing;
using AnimeGan.Training;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

/// <summary>What a step does beside the objective, on a D that is a line and a G that is a scale, where each update is known.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class GanStepCureTests
{
    private const double Rate = 0.1;

    // D descends −mean(w·x) + mean(w·G(z)) + 3 · γ/2 ‖w‖² where the penalty is due, without it elsewhere.
    [Fact]
    public void Take_LazyPenalty_IsDueEveryThirdStepAndWeighsThree()
    {
        using var scope = NewDisposeScope();
        using var game = new Game(new WassersteinObjective(), new Regularization { R1 = 0.5, Every = 3 });
        var (x, z) = (game.Points(8), game.Points(8));

        for (var step = 0; step < 4; step++)
        {
            var w = game.D.Weight.detach().clone();
            var slope = game.G.Generate(z).detach().mean([0]) - x.mean([0]);
            var due = step % 3 == 0;

            var values = game.Step.Take([new TrainingBatch(x, z)], new StepPlan { Step = step });

            AssertClose(w - (Rate * (slope + (due ? 3 * 0.5 * w : zeros(2)))), game.D.Weight);
            if (due)
            {
                Assert.Equal(0.25 * w.square().sum().item<float>(), values.Terms!["r1"], 1e-6);
            }
            else
            {
                Assert.Null(values.Terms);
            }
        }
    }

    [Fact]
    public void Take_Clipping_LeavesTheCriticWithinTheLimit()
    {
        using var scope = NewDisposeScope();
        using var game = new Game(new WassersteinObjective(), new Regularization { WeightClip = 0.01 });

        game.Step.Take(game.Points(8), game.Points(8));

        Assert.Equal([0.01f, 0.01f], game.D.Weight.abs().data<float>().ToArray());
    }

    [Fact]
    public void Take_Packing_ShowsPacksOfOneKind()
    {
        using var scope = NewDisposeScope();
        using var game = new Game(new NonSaturatingObjective(), new Regularization { Packing = 2 });
        var (x, z) = (game.Points(8), game.Points(8));
        var fakes = game.G.Generate(z).detach();

        game.Step.Take(x, z);

        Assert.Equal(3, game.D.Seen.Count);
        AssertClose(x.view(4, 4), game.D.Seen[0]);
        AssertClose(fakes.view(4, 4), game.D.Seen[1]);
        AssertClose(fakes.view(4, 4), game.D.Seen[2]);
    }

    // −mean over the best half of w·(s ∘ z): the gradient with respect to s is −mean over them of w ∘ z.
    [Fact]
    public void Take_TopK_LearnsFromTheBestHalfAlone()
    {
        using var scope = NewDisposeScope();
        using var game = new Game(new WassersteinObjective(), new Regularization { TopK = 0.5, TopKUntil = 0.5 });
        var (x, z) = (game.Points(8), game.Points(8));
        var s = game.G.Scale.detach().clone();

        game.Step.Take([new TrainingBatch(x, z)], new StepPlan { Step = 70, Progress = 0.7 });

        var w = game.D.Weight.detach();
        var best = (z * s).mv(w).topk(4).indexes;
        AssertClose(s + (Rate * (z.index_select(0, best) * w).mean([0])), game.G.Scale);
    }

    [Theory]
    [InlineData(0, 0.3)]
    [InlineData(0.25, 0.15)]
    [InlineData(0.6, 0)]
    public void Take_InstanceNoise_IsOnAllThatIsShownAndFades(double progress, double level)
    {
        using var scope = NewDisposeScope();
        using var game = new Game(new NonSaturatingObjective(), new Regularization { InstanceNoise = 0.3, InstanceNoiseUntil = 0.5 });
        var (x, z) = (game.Points(2000), game.Points(2000));
        var fakes = game.G.Generate(z).detach();

        game.Step.Take([new TrainingBatch(x, z)], new StepPlan { Progress = progress });

        Assert.Equal(3, game.D.Seen.Count);
        Assert.All(game.D.Seen.Zip([x, fakes, fakes]), pair => Assert.Equal(level, (pair.First - pair.Second).std().item<float>(), 0.01));
    }

    [Fact]
    public void Take_Relativistic_GeneratorMovesBothAverages()
    {
        using var scope = NewDisposeScope();
        var objective = new RelativisticObjective();
        using var game = new Game(objective, new Regularization());
        var (x, z) = (game.Points(8), game.Points(8));
        var s = game.G.Scale.detach().clone().requires_grad_();

        game.Step.Take(x, z);

        var w = game.D.Weight.detach();
        var loss = objective.Generator((z * s).mv(w).view(-1, 1), x.mv(w).view(-1, 1));
        AssertClose(s.detach() - (Rate * autograd.grad([loss], [s])[0]), game.G.Scale);
    }

    [Fact]
    public void Take_SeveralBatches_DiscriminatorLearnsOnEachAndTheGeneratorOnTheLast()
    {
        using var scope = NewDisposeScope();
        using var game = new Game(new WassersteinObjective(), new Regularization());
        var batches = Enumerable.Range(0, 3).Select(_ => new TrainingBatch(game.Points(8), game.Points(8))).ToList();
        var (w, s) = (game.D.Weight.detach().clone(), game.G.Scale.detach().clone());

        game.Step.Take(batches, new StepPlan());

        var expected = batches.Aggregate(w, (at, batch) => at + (Rate * (batch.X - (batch.Z * s)).mean([0])));
        AssertClose(expected, game.D.Weight);
        AssertClose(s + (Rate * (batches[^1].Z * expected).mean([0])), game.G.Scale);
    }

    [Fact]
    public void Take_WhileOnlyTheDiscriminatorLearns_LeavesTheGenerator()
    {
        using var scope = NewDisposeScope();
        using var game = new Game(new RelativisticObjective(), new Regularization());
        var (w, s) = (game.D.Weight.detach().clone(), game.G.Scale.detach().clone());

        game.Step.Take([new TrainingBatch(game.Points(8), game.Points(8))], new StepPlan { GeneratorLearns = false });

        AssertClose(s, game.G.Scale);
        Assert.True((w - game.D.Weight).abs().max().item<float>() > 1e-4);
    }

    [Fact]
    public void Take_AllAtOnce_LeavesNoTensorBehind()
    {
        using var game = new Game(new HingeObjective(), new Regularization { R1 = 1, Every = 2, Packing = 2, TopK = 0.5, InstanceNoise = 0.1, WeightClip = 1 }, record: false);

        LiveHandles.AssertUnchanged(
            () =>
            {
                using var x = game.Points(8);
                using var z = game.Points(8);
                for (var step = 0; step < 2; step++)
                {
                    game.Step.Take([new TrainingBatch(x, z)], new StepPlan { Step = step, Progress = 0.4 });
                }
            },
            rounds: 5);
    }

    private static void AssertClose(Tensor expected, Tensor found) =>
        Assert.True((expected - found).abs().max().item<float>() < 1e-6, $"expected {Text(expected)}, found {Text(found)}");

    private static string Text(Tensor tensor) => string.Join(", ", tensor.detach().flatten().data<float>().ToArray());

    private sealed class Game : IDisposable
    {
        private readonly Generator _random = new(9);
        private readonly optim.Optimizer _generatorOptimizer;
        private readonly optim.Optimizer _discriminatorOptimizer;

        public Game(IGanObjective objective, Regularization regularization, bool record = true)
        {
            D = new Line(2 * regularization.Packing, record);
            _generatorOptimizer = optim.SGD(G.parameters(), Rate);
            _discriminatorOptimizer = optim.SGD(D.parameters(), Rate);
            Step = new GanStep(G, D, objective, _generatorOptimizer, _discriminatorOptimizer, new GanStepOptions { Regularization = regularization, Random = _random });
        }

        public ScaleGenerator G { get; } = new();

        public Line D { get; }

        public GanStep Step { get; }

        public Tensor Points(int count) => randn(count, 2, generator: _random);

        public void Dispose()
        {
            _generatorOptimizer.Dispose();
            _discriminatorOptimizer.Dispose();
            G.Dispose();
            D.Dispose();
            _random.Dispose();
        }
    }

    /// <summary>D(x) = w·x, and what it was shown.</summary>
    private sealed class Line : nn.Module<Tensor, Tensor>, IDiscriminator
    {
        private readonly bool _record;

        public Line(int inputs, bool record)
            : base(nameof(Line))
        {
            _record = record;
            var weight = nn.Parameter(linspace(0.5, -0.3, inputs));
            weight.DetachFromDisposeScope();
            register_parameter("weight", weight);
        }

        public Parameter Weight => get_parameter("weight")!;

        public List<Tensor> Seen { get; } = [];

        public Tensor Judge(Tensor x, Tensor? labels = null) => call(x);

        public override Tensor forward(Tensor x)
        {
            if (_record)
            {
                Seen.Add(x.detach().clone().DetachFromDisposeScope());
            }

            return x.mv(Weight).view(-1, 1);
        }

        protected override void Dispose(bool disposing)
        {
            Seen.ForEach(tensor => tensor.Dispose());
            base.Dispose(disposing);
        }
    }

    /// <summary>G(z) = s ∘ z.</summary>
    private sealed class ScaleGenerator : nn.Module<Tensor, Tensor>, IGenerator
    {
        public ScaleGenerator()
            : base(nameof(ScaleGenerator))
        {
            var scale = nn.Parameter(linspace(1, 2, 2));
            scale.DetachFromDisposeScope();
            register_parameter("scale", scale);
        }

        public int LatentSize => 2;

        public Parameter Scale => get_parameter("scale")!;

        public Tensor Generate(Tensor z, Tensor? labels = null, Generator? random = null) => call(z);

        public override Tensor forward(Tensor z) => z * Scale;
    }
}
