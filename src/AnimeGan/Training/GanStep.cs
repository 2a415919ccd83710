using AnimeGan.Distributed;
using AnimeGan.Files;
using AnimeGan.Models;
using AnimeGan.Objectives;
using TorchSharp.Modules;
using static AnimeGan.Training.StepMeasures;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>One step of adversarial training: D learns, once or several times, then G learns once.</summary>
/// <remarks>
/// Goodfellow et al. 2014 (arXiv 1406.2661), algorithm 1. Departs: G learns from the fakes that D has just been trained on
/// instead of fresh ones, as PyTorch's DCGAN tutorial does, which saves a forward pass. Lazy penalties are added to the
/// loss of the step in which they are due instead of being descended in a step of their own.
/// </remarks>
/// <example>
/// <code>
/// var sizes = new DcganOptions { ImageSize = 16, BaseWidth = 8 };
/// var G = new DcganGenerator(sizes, new Generator(1));
/// var D = new DcganDiscriminator(sizes, new Generator(2));
/// var (ofG, ofD) = (optim.Adam(G.parameters(), 2e-4, 0.5), optim.Adam(D.parameters(), 2e-4, 0.5));
/// var step = new GanStep(G, D, new HingeObjective(), ofG, ofD);
/// for (var i = 0; i &lt; 3; i++)
///     display(step.Take(rand(8, 3, 16, 16) * 2 - 1, randn(8, 100)).GLoss);
/// </code>
/// </example>
public sealed class GanStep
{
    private readonly IGenerator _generator;
    private readonly IDiscriminator _discriminator;
    private readonly IGanObjective _objective;
    private readonly optim.Optimizer _generatorOptimizer;
    private readonly optim.Optimizer _discriminatorOptimizer;
    private readonly GanStepOptions _options;
    private readonly Ranks _ranks;
    private readonly IReadOnlyList<IDiscriminatorPenalty> _penalties;
    private readonly Parameter[] _generatorParameters;
    private readonly Parameter[] _discriminatorParameters;
    private readonly Tensor[] _discriminatorBuffers;

    /// <summary>Binds the step to its networks; it owns none of them.</summary>
    /// <param name="generator">G, in training mode.</param>
    /// <param name="discriminator">D, in training mode.</param>
    /// <param name="objective">What each of them minimises.</param>
    /// <param name="generatorOptimizer">Of all of G's parameters.</param>
    /// <param name="discriminatorOptimizer">Of all of D's parameters.</param>
    /// <param name="options">What is done beside the objective; null for nothing.</param>
    public GanStep(
        IGenerator generator,
        IDiscriminator discriminator,
        IGanObjective objective,
        optim.Optimizer generatorOptimizer,
        optim.Optimizer discriminatorOptimizer,
        GanStepOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(discriminator);
        (_generator, _discriminator, _objective) = (generator, discriminator, objective);
        (_generatorOptimizer, _discriminatorOptimizer) = (generatorOptimizer, discriminatorOptimizer);
        _options = options ?? new GanStepOptions();
        _ranks = _options.Ranks;
        _penalties = [.. DiscriminatorPenalties.Create(_options.Regularization), .. _options.DiscriminatorPenalties];
        _generatorParameters = [.. generator.Network.parameters()];
        _discriminatorParameters = [.. discriminator.Network.parameters()];
        _discriminatorBuffers = [.. discriminator.Network.buffers()];
    }

    /// <summary>Takes one step of the plain kind: D learns once, G learns once.</summary>
    /// <param name="x">Real samples, [N, C, H, W] or [N, 2], float32, in the range that G draws in.</param>
    /// <param name="z">Latent vectors, [N, LatentSize], float32, N(0, 1).</param>
    /// <returns>What the step measured.</returns>
    /// <exception cref="NonFiniteException">A loss or a gradient is not finite; the network it belongs to was not updated.</exception>
    public GanStepValues Take(Tensor x, Tensor z) => Take([new TrainingBatch(x, z)], new StepPlan());

    /// <summary>Takes one step. Its parts are steps 3 to 6 of training a GAN; steps 1 and 2 were the data and the architecture.</summary>
    /// <param name="batches">D learns on each, G on the last; at least one.</param>
    /// <param name="plan">Where the run stands.</param>
    /// <returns>What the step measured, D's part on the last batch.</returns>
    /// <exception cref="NonFiniteException">A loss or a gradient is not finite; the network it belongs to was not updated.</exception>
    public GanStepValues Take(IReadOnlyList<TrainingBatch> batches, StepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(batches);
        using var scope = NewDisposeScope();
        foreach (var batch in batches.SkipLast(1))
        {
            using var one = NewDisposeScope();
            TrainDiscriminator(batch, plan, forGenerator: false);
        }

        var watched = _options.VitalsEvery > 0 && plan.Step % _options.VitalsEvery == 0;
        var beforeD = watched ? VitalMeasures.Copy(_discriminatorParameters) : null;
        var (fakes, d) = TrainDiscriminator(batches[^1], plan, plan.GeneratorLearns);
        var beforeG = watched ? VitalMeasures.Copy(_generatorParameters) : null;
        var g = plan.GeneratorLearns ? TrainGenerator(batches[^1], fakes, plan) : JudgeGenerator(batches[^1], fakes, plan);
        return new GanStepValues
        {
            DLossReal = d[0],
            DLossFake = d[1],
            GLoss = g[0],
            DReal = d[2],
            DFake = d[3],
            DFakeAfter = g[1],
            DGradientNorm = d[4],
            GGradientNorm = g[2],
            Terms = Terms(d[5..], g[3..], plan),
            Vitals = watched ? Vitals(batches[^1].X, fakes, beforeG!, beforeD!) : null,
        };
    }

    private (Tensor Fakes, float[] Values) TrainDiscriminator(TrainingBatch batch, StepPlan plan, bool forGenerator)
    {
        var (G, D, y) = (_generator, _discriminator, batch.Labels);
        _discriminatorOptimizer.zero_grad();

        // Step 3: show D real samples. G does not take part.
        var real = Shown(batch.X, plan);
        var realLogits = _ranks.Whole(D.Judge(real, y));         // [N, C, H, W] to [N, 1], of all ranks

        // Step 4: let G produce fakes. D does not take part.
        var fakes = Fakes(batch, forGenerator);                  // [N, L] to [N, C, H, W]

        // Step 5: train D on both. G is held constant: no gradient passes detach().
        var fake = Shown(fakes.detach(), plan);
        var fakeLogits = _ranks.Whole(D.Judge(fake, y));
        var (onReal, onFake) = _objective.Discriminator(realLogits, fakeLogits);
        var every = _options.Regularization.Every;
        var penalties = Due(every, plan) ? _penalties.Select(penalty => penalty.Measure(x => D.Judge(x, y), real.detach(), fake, Random)).ToArray() : [];
        penalties.Aggregate(onReal + onFake, (sum, penalty) => sum + (every * penalty)).backward();
        _ranks.Average(_discriminatorParameters, "gradients of D");

        var values = Read(_ranks, [onReal, onFake, _objective.Belief(realLogits).mean(), _objective.Belief(fakeLogits).mean(), Norm(_discriminatorParameters), .. penalties]);
        RequireFinite(_ranks, values, () =>
        [
            new("images", batch.X), .. FiniteSearch.Weights("discriminator", D.Network), new("logits of real images", realLogits),
            new("latents", batch.Z), .. FiniteSearch.Weights("generator", G.Network), new("generated images", fakes),
            new("logits of generated images", fakeLogits), .. Named("penalty", penalties), .. FiniteSearch.Gradients("discriminator", D.Network),
        ]);
        _discriminatorOptimizer.step();
        if (_options.Regularization.WeightClip > 0)
        {
            WeightClipping.Clip(_discriminatorParameters, _options.Regularization.WeightClip);
        }

        _options.Augmentation?.Observe(realLogits.detach());
        return (fakes, values);
    }

    private float[] TrainGenerator(TrainingBatch batch, Tensor fakes, StepPlan plan)
    {
        var (G, D, y) = (_generator, _discriminator, batch.Labels);

        // Step 6: improve G against D. D is held constant: its parameters get no gradient, its statistics are put back.
        using var frozen = new HeldConstant(_discriminatorParameters, _discriminatorBuffers);
        _generatorOptimizer.zero_grad();
        var logits = _ranks.Whole(D.Judge(Shown(fakes, plan), y));
        var realLogits = _objective.ComparesWithReal ? _ranks.Whole(D.Judge(Shown(batch.X, plan), y)) : null;
        var best = TopK.Count((int)logits.shape[0], _options.Regularization.TopK, plan.Progress, _options.Regularization.TopKUntil);
        var loss = _objective.Generator(best < logits.shape[0] ? TopK.Select(logits, best) : logits, realLogits);
        var penalties = _options.GeneratorPenalties.Where(penalty => Due(penalty.Every, plan))
            .Select(penalty => (penalty.Every, Value: penalty.Measure(G, batch.Z, y, Random))).ToArray();
        penalties.Aggregate(loss, (sum, penalty) => sum + (penalty.Every * penalty.Value)).backward();
        _ranks.Average(_generatorParameters, "gradients of G");

        var values = Read(_ranks, [loss, _objective.Belief(logits).mean(), Norm(_generatorParameters), .. penalties.Select(penalty => penalty.Value)]);
        RequireFinite(_ranks, values, () =>
        [
            .. FiniteSearch.Weights("discriminator", D.Network), new("logits of generated images", logits),
            .. Named("penalty", [.. penalties.Select(penalty => penalty.Value)]), .. FiniteSearch.Gradients("generator", G.Network),
        ]);
        _generatorOptimizer.step();
        return values;
    }

    // While D is pre-trained: G's loss as it would be, its gradient 0 because nothing is descended.
    private float[] JudgeGenerator(TrainingBatch batch, Tensor fakes, StepPlan plan)
    {
        using var noGradient = no_grad();
        using var frozen = new HeldConstant(_discriminatorParameters, _discriminatorBuffers);
        var logits = _ranks.Whole(_discriminator.Judge(Shown(fakes, plan), batch.Labels));
        var realLogits = _objective.ComparesWithReal ? _ranks.Whole(_discriminator.Judge(Shown(batch.X, plan), batch.Labels)) : null;
        return Read(_ranks, [_objective.Generator(logits, realLogits), _objective.Belief(logits).mean(), zeros(1).sum()]);
    }

    private Tensor Fakes(TrainingBatch batch, bool forGenerator)
    {
        if (forGenerator)
        {
            return _generator.Generate(batch.Z, batch.Labels, _options.Random);
        }

        using var noGradient = no_grad();
        return _generator.Generate(batch.Z, batch.Labels, _options.Random);
    }

    // What D is shown of samples: augmented, then with noise, then packed.
    private Tensor Shown(Tensor samples, StepPlan plan)
    {
        var regularization = _options.Regularization;
        var augmented = _options.Augmentation?.Apply(samples, Random) ?? samples;
        var level = InstanceNoise.Level(regularization.InstanceNoise, plan.Progress, regularization.InstanceNoiseUntil);
        var noisy = level > 0 ? InstanceNoise.Add(augmented, level, Random) : augmented;
        return regularization.Packing > 1 ? Packing.Pack(noisy, regularization.Packing) : noisy;
    }

    private StepVitals Vitals(Tensor real, Tensor fakes, Tensor[] beforeG, Tensor[] beforeD)
    {
        var (g, d) = (VitalMeasures.Change(_generatorParameters, beforeG), VitalMeasures.Change(_discriminatorParameters, beforeD));
        var values = Read(_ranks, [g, d, .. VitalMeasures.Compare(real, fakes, _ranks).unbind()]);
        return VitalMeasures.Create(values[0], values[1], values.AsSpan(2));
    }

    private Generator Random => _options.Random ?? throw new InvalidOperationException("This step needs randomness; set GanStepOptions.Random.");

    private Dictionary<string, double>? Terms(float[] d, float[] g, StepPlan plan)
    {
        var names = _penalties.Select(penalty => penalty.Name).Take(d.Length)
            .Concat(_options.GeneratorPenalties.Where(penalty => Due(penalty.Every, plan)).Select(penalty => penalty.Name).Take(g.Length));
        var terms = names.Zip(d.Concat(g), (name, value) => (name, value)).ToDictionary(term => term.name, term => (double)term.value);
        if (_options.Augmentation?.Strength is { } strength)
        {
            terms["augmentation"] = strength;
        }

        return terms.Count > 0 ? terms : null;
    }

    private static bool Due(int every, StepPlan plan) => plan.Step % every == 0;

    private static IEnumerable<NamedTensor> Named(string name, IEnumerable<Tensor> tensors) => tensors.Select(tensor => new NamedTensor(name, tensor));
}
