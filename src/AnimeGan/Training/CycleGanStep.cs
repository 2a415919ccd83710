using AnimeGan.Distributed;
using AnimeGan.Files;
using AnimeGan.Models;
using AnimeGan.Objectives;
using TorchSharp.Modules;
using static AnimeGan.Training.StepMeasures;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace AnimeGan.Training;

/// <summary>One step of CycleGAN: both discriminators learn once, then both generators learn once.</summary>
/// <remarks>
/// Zhu et al. 2017 (arXiv 1703.10593), Eq. 1 to 4 with the identity loss of section 5.2. Departs: the discriminators learn
/// first, as in <see cref="GanStep"/> and Goodfellow's algorithm 1, where the authors' code begins with the generators.
/// Pictures that go through one network are judged or translated together; instance normalisation keeps them apart.
/// Penalties on the discriminators, which the paper does without, measure the gradient of the sum over a picture's patches, as
/// StarGAN does (Choi et al. 2018, arXiv 1711.09020, Eq. 8).
/// </remarks>
internal sealed class CycleGanStep
{
    private readonly CycleGanNetworks _networks;
    private readonly CycleGanSettings _settings;
    private readonly IGanObjective _objective;
    private readonly optim.Optimizer _generatorOptimizer;
    private readonly optim.Optimizer _discriminatorOptimizer;
    private readonly ImagePool _poolA;
    private readonly ImagePool _poolB;
    private readonly Ranks _ranks;
    private readonly int _penaltiesEvery;
    private readonly IReadOnlyList<IDiscriminatorPenalty> _penalties;
    private readonly Parameter[] _generatorParameters;
    private readonly Parameter[] _discriminatorParameters;

    /// <summary>Binds the step to its networks; it owns none of them.</summary>
    /// <param name="networks">The four networks.</param>
    /// <param name="settings">The weights of the losses.</param>
    /// <param name="objective">What discriminators and generators minimise on each patch; least squares in the paper.</param>
    /// <param name="generatorOptimizer">Of both generators' parameters.</param>
    /// <param name="discriminatorOptimizer">Of both discriminators' parameters.</param>
    /// <param name="poolA">Earlier translations to A.</param>
    /// <param name="poolB">Earlier translations to B.</param>
    /// <param name="regularization">Penalties on both discriminators, and how often they are measured; null for none.</param>
    /// <param name="ranks">Those that have shares of each batch; null for none but this.</param>
    internal CycleGanStep(
        CycleGanNetworks networks,
        CycleGanSettings settings,
        IGanObjective objective,
        optim.Optimizer generatorOptimizer,
        optim.Optimizer discriminatorOptimizer,
        ImagePool poolA,
        ImagePool poolB,
        Regularization? regularization = null,
        Ranks? ranks = null)
    {
        _ranks = ranks ?? Ranks.Alone;
        (_networks, _settings, _objective) = (networks, settings, objective);
        (_generatorOptimizer, _discriminatorOptimizer) = (generatorOptimizer, discriminatorOptimizer);
        (_poolA, _poolB) = (poolA, poolB);
        (_penaltiesEvery, _penalties) = (regularization?.Every ?? 1, DiscriminatorPenalties.Create(regularization ?? new Regularization()));
        _generatorParameters = [.. networks.Generators.parameters()];
        _discriminatorParameters = [.. networks.Discriminators.parameters()];
    }

    /// <summary>Takes one step.</summary>
    /// <param name="a">Pictures of domain A, [N, C, S, S], float32, in [−1, 1].</param>
    /// <param name="b">As many of domain B; which of A's they stand beside means nothing.</param>
    /// <param name="step">Steps taken before this one: penalties are due where it divides by their interval.</param>
    /// <param name="random">What penalties draw from; may be null without any.</param>
    /// <param name="watched">Whether health is measured, too.</param>
    /// <returns>What the step measured: D's and G's numbers are means over the two directions, the terms give each loss by itself.</returns>
    /// <exception cref="NonFiniteException">A loss or a gradient is not finite; the networks it belongs to were not updated.</exception>
    internal GanStepValues Take(Tensor a, Tensor b, long step = 0, Generator? random = null, bool watched = false)
    {
        using var scope = NewDisposeScope();
        var (toB, toA, DA, DB) = (_networks.AToB, _networks.BToA, _networks.JudgeA, _networks.JudgeB);

        // Translate, and let each generator see a picture of its own target domain as well.
        var (fakeB, sameB) = Translate(toB, a, b);
        var (fakeA, sameA) = Translate(toA, b, a);

        // Train both discriminators on real pictures and on translations, half of them from earlier steps.
        // The generators are held constant: no gradient passes detach().
        _discriminatorOptimizer.zero_grad();
        var due = step % _penaltiesEvery == 0 ? _penalties : [];
        var judgedA = Judge(DA, a, Earlier(_poolA, fakeA), due, random);
        var judgedB = Judge(DB, b, Earlier(_poolB, fakeB), due, random);
        (judgedA.Loss(_penaltiesEvery) + judgedB.Loss(_penaltiesEvery)).backward();
        _ranks.Average(_discriminatorParameters, "gradients of the discriminators");
        var d = Read(_ranks, [.. judgedA.Scalars, .. judgedB.Scalars, Norm(_discriminatorParameters), .. judgedA.Penalties, .. judgedB.Penalties]);
        RequireFinite(_ranks, d, () => DiscriminatorsTensors(a, b, fakeA, fakeB));
        var beforeD = watched ? VitalMeasures.Copy(_discriminatorParameters) : [];
        _discriminatorOptimizer.step();

        // Improve both generators. The discriminators are held constant: their parameters get no gradient.
        using var frozen = new HeldConstant(_discriminatorParameters, []);
        _generatorOptimizer.zero_grad();
        var (logitsA, logitsB) = (_ranks.Whole(DA.call(fakeA)), _ranks.Whole(DB.call(fakeB)));                // [N, C, S, S] to [N·h·w, 1]
        var adversarialA = _objective.Generator(logitsA, RealLogits(DA, a));      // Eq. 1
        var adversarialB = _objective.Generator(logitsB, RealLogits(DB, b));
        var cycleA = l1_loss(toA.call(fakeB), a);                                 // Eq. 2
        var cycleB = l1_loss(toB.call(fakeA), b);
        var (identityA, identityB) = (Identity(sameA, a), Identity(sameB, b));    // section 5.2
        ((_settings.AdversarialWeight * (adversarialA + adversarialB))            // Eq. 3
            + (_settings.CycleWeight * (cycleA + cycleB))
            + (_settings.IdentityWeight * (identityA + identityB))).backward();
        _ranks.Average(_generatorParameters, "gradients of the generators");
        var g = Read(
            _ranks,
            adversarialA, adversarialB, cycleA, cycleB, identityA, identityB,
            _objective.Belief(logitsA).mean(), _objective.Belief(logitsB).mean(), Norm(_generatorParameters));
        RequireFinite(_ranks, g, () => GeneratorsTensors(logitsA, logitsB));
        var beforeG = watched ? VitalMeasures.Copy(_generatorParameters) : [];
        _generatorOptimizer.step();
        return Values(d, g, [.. due.Select(penalty => penalty.Name)], withIdentity: sameA is not null) with { Vitals = watched ? Vitals((a, fakeA), (b, fakeB), beforeG, beforeD) : null };
    }

    // One pass for both: the source's pictures become translations, the target's should come out as they are.
    private (Tensor Fake, Tensor? Same) Translate(CycleGanGenerator generator, Tensor source, Tensor target)
    {
        if (_settings.IdentityWeight == 0)
        {
            return (generator.call(source), null);
        }

        var both = generator.call(cat([source, target])).chunk(2);
        return (both[0], both[1]);
    }

    // Means over the two directions.
    private StepVitals Vitals((Tensor Real, Tensor Fake) a, (Tensor Real, Tensor Fake) b, Tensor[] beforeG, Tensor[] beforeD)
    {
        var (g, d) = (VitalMeasures.Change(_generatorParameters, beforeG), VitalMeasures.Change(_discriminatorParameters, beforeD));
        var (ofA, ofB) = (VitalMeasures.Compare(a.Real, a.Fake, _ranks), VitalMeasures.Compare(b.Real, b.Fake, _ranks));
        var values = Read(_ranks, [g, d, .. ((ofA + ofB) / 2).unbind()]);
        return VitalMeasures.Create(values[0], values[1], values.AsSpan(2));
    }

    private Judgement Judge(CycleGanDiscriminator discriminator, Tensor real, Tensor fake, IReadOnlyList<IDiscriminatorPenalty> due, Generator? random)
    {
        // [2 N, C, S, S] to two times [N·h·w, 1], of all ranks
        Tensor[] logits = [.. discriminator.call(cat([real, fake])).chunk(2).Select(_ranks.Whole)];
        var (onReal, onFake) = _objective.Discriminator(logits[0], logits[1]);
        Tensor[] penalties = [.. due.Select(penalty => penalty.Measure(discriminator.call, real, fake, random!))];
        return new Judgement(onReal, onFake, _objective.Belief(logits[0]).mean(), _objective.Belief(logits[1]).mean(), penalties);
    }

    // The pool is one for all ranks: each keeps it, and takes its own rows of what comes out.
    private Tensor Earlier(ImagePool pool, Tensor fakes) => _ranks.Own(pool.Exchange(_ranks.Whole(fakes.detach())));

    private Tensor? RealLogits(CycleGanDiscriminator discriminator, Tensor real) =>
        _objective.ComparesWithReal ? _ranks.Whole(discriminator.call(real)) : null;

    private static Tensor Identity(Tensor? same, Tensor target) => same is null ? zeros([]) : l1_loss(same, target);

    private NamedTensor[] DiscriminatorsTensors(Tensor a, Tensor b, Tensor fakeA, Tensor fakeB) =>
    [
        new("images of A", a), new("images of B", b), .. FiniteSearch.Weights("generators", _networks.Generators),
        new("translations to B", fakeB), new("translations to A", fakeA),
        .. FiniteSearch.Weights("discriminators", _networks.Discriminators), .. FiniteSearch.Gradients("discriminators", _networks.Discriminators),
    ];

    private NamedTensor[] GeneratorsTensors(Tensor logitsA, Tensor logitsB) =>
    [
        .. FiniteSearch.Weights("discriminators", _networks.Discriminators),
        new("logits of translations to A", logitsA), new("logits of translations to B", logitsB),
        .. FiniteSearch.Gradients("generators", _networks.Generators),
    ];

    private static GanStepValues Values(float[] d, float[] g, string[] penalties, bool withIdentity)
    {
        var terms = new Dictionary<string, double>
        {
            ["adversarialA"] = g[0],
            ["adversarialB"] = g[1],
            ["cycleA"] = g[2],
            ["cycleB"] = g[3],
        };
        if (withIdentity)
        {
            terms["identityA"] = g[4];
            terms["identityB"] = g[5];
        }

        foreach (var (place, name) in penalties.Index())
        {
            terms[name + "A"] = d[9 + place];
            terms[name + "B"] = d[9 + penalties.Length + place];
        }

        return new GanStepValues
        {
            DLossReal = Mean(d, 0, 4),
            DLossFake = Mean(d, 1, 5),
            GLoss = Mean(g, 0, 1),
            DReal = Mean(d, 2, 6),
            DFake = Mean(d, 3, 7),
            DFakeAfter = Mean(g, 6, 7),
            DGradientNorm = d[8],
            GGradientNorm = g[8],
            Terms = terms,
        };
    }

    private static double Mean(float[] values, int one, int other) => (values[one] + (double)values[other]) / 2;

    /// <summary>One discriminator's losses and beliefs, scalars all.</summary>
    private readonly record struct Judgement(Tensor OnReal, Tensor OnFake, Tensor Real, Tensor Fake, Tensor[] Penalties)
    {
        internal Tensor[] Scalars => [OnReal, OnFake, Real, Fake];

        internal Tensor Loss(int every) => Penalties.Aggregate(OnReal + OnFake, (sum, penalty) => sum + (every * penalty));
    }
}
