using AnimeGan.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>One step of adversarial training: D learns once, then G learns once.</summary>
/// <remarks>
/// Goodfellow et al. 2014 (arXiv 1406.2661), algorithm 1 with k = 1. Departs: G learns from the fakes that D has just
/// been trained on instead of fresh ones, as PyTorch's DCGAN tutorial does, which saves a forward pass.
/// </remarks>
public sealed class GanStep
{
    private readonly nn.Module<Tensor, Tensor> _generator;
    private readonly nn.Module<Tensor, Tensor> _discriminator;
    private readonly IGanObjective _objective;
    private readonly optim.Optimizer _generatorOptimizer;
    private readonly optim.Optimizer _discriminatorOptimizer;
    private readonly Parameter[] _generatorParameters;
    private readonly Parameter[] _discriminatorParameters;
    private readonly Tensor[] _discriminatorBuffers;

    /// <summary>Binds the step to its networks; it owns none of them.</summary>
    /// <param name="generator">G, from [N, LatentSize] to [N, C, H, W], in training mode.</param>
    /// <param name="discriminator">D, from [N, C, H, W] to logits [N, 1], in training mode.</param>
    /// <param name="objective">What each of them minimises.</param>
    /// <param name="generatorOptimizer">Of all of G's parameters.</param>
    /// <param name="discriminatorOptimizer">Of all of D's parameters.</param>
    public GanStep(
        nn.Module<Tensor, Tensor> generator,
        nn.Module<Tensor, Tensor> discriminator,
        IGanObjective objective,
        optim.Optimizer generatorOptimizer,
        optim.Optimizer discriminatorOptimizer)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(discriminator);
        (_generator, _discriminator, _objective) = (generator, discriminator, objective);
        (_generatorOptimizer, _discriminatorOptimizer) = (generatorOptimizer, discriminatorOptimizer);
        _generatorParameters = [.. generator.parameters()];
        _discriminatorParameters = [.. discriminator.parameters()];
        _discriminatorBuffers = [.. discriminator.buffers()];
    }

    /// <summary>Takes one step. Its parts are steps 3 to 6 of training a GAN; steps 1 and 2 were the data and the architecture.</summary>
    /// <param name="x">Real images, [N, C, H, W], float32, in the range that G draws in.</param>
    /// <param name="z">Latent vectors, [N, LatentSize], float32, N(0, 1).</param>
    /// <returns>What the step measured.</returns>
    /// <exception cref="NonFiniteException">A loss or a gradient is not finite; the network it belongs to was not updated.</exception>
    public GanStepValues Take(Tensor x, Tensor z)
    {
        using var scope = NewDisposeScope();
        var (G, D) = (_generator, _discriminator);

        // Step 3: train D on real images. G does not take part.
        _discriminatorOptimizer.zero_grad();
        var realLogits = D.call(x);                              // [N, C, H, W] to [N, 1]
        var realLoss = _objective.Discriminator(realLogits, realLogits).OnReal;
        realLoss.backward();

        // Step 4: let G produce fakes. D does not take part.
        var fakes = G.call(z);                                   // [N, L] to [N, C, H, W]

        // Step 5: train D on the fakes. G is held constant: no gradient passes detach().
        var fakeLogits = D.call(fakes.detach());
        var fakeLoss = _objective.Discriminator(fakeLogits, fakeLogits).OnFake;
        fakeLoss.backward();
        var d = Read(realLoss, fakeLoss, realLogits.sigmoid().mean(), fakeLogits.sigmoid().mean(), Norm(_discriminatorParameters));
        RequireFinite(d, () =>
        [
            new("images", x), .. FiniteSearch.Weights("discriminator", D), new("logits of real images", realLogits),
            new("latents", z), .. FiniteSearch.Weights("generator", G), new("generated images", fakes),
            new("logits of generated images", fakeLogits), .. FiniteSearch.Gradients("discriminator", D),
        ]);
        _discriminatorOptimizer.step();

        // Step 6: improve G against D. D is held constant: its parameters get no gradient, its statistics are put back.
        using var frozen = new HeldConstant(_discriminatorParameters, _discriminatorBuffers);
        _generatorOptimizer.zero_grad();
        var judgedLogits = D.call(fakes);
        var generatorLoss = _objective.Generator(judgedLogits, null);
        generatorLoss.backward();
        var g = Read(generatorLoss, judgedLogits.sigmoid().mean(), Norm(_generatorParameters));
        RequireFinite(g, () =>
        [
            .. FiniteSearch.Weights("discriminator", D), new("logits of generated images", judgedLogits),
            .. FiniteSearch.Gradients("generator", G),
        ]);
        _generatorOptimizer.step();

        return new GanStepValues(d[0], d[1], g[0], d[2], d[3], g[1], d[4], g[2]);
    }

    // Euclidean norm over all gradients, from one number for each tensor.
    private static Tensor Norm(Parameter[] parameters)
    {
        var norms = new List<Tensor>(parameters.Length);
        foreach (var parameter in parameters)
        {
            var gradient = parameter.grad;
            if (gradient is not null)
            {
                norms.Add(gradient.norm());
            }
        }

        return stack(norms).norm();
    }

    // One transfer for all of a network's numbers, after all of its work is queued.
    private static float[] Read(params Tensor[] scalars)
    {
        using var row = stack(scalars.Select(scalar => scalar.detach())).cpu();
        return row.data<float>().ToArray();
    }

    private static void RequireFinite(float[] values, Func<IReadOnlyList<NamedTensor>> inOrder)
    {
        if (values.All(float.IsFinite))
        {
            return;
        }

        // A loss or a norm can overflow although each tensor it comes from is finite.
        var (name, value) = FiniteSearch.First(inOrder()) ?? ("a loss or the norm of a gradient", "infinite");
        throw new NonFiniteException(name, value);
    }
}
