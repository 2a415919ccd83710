using AnimeGan.Distributed;
using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>WGAN-GP's penalty: λ · E(‖∇D(x̂)‖ − 1)² at points drawn evenly between a real sample and a generated one.</summary>
/// <remarks>
/// Gulrajani et al. 2017, 'Improved Training of Wasserstein GANs' (arXiv 1704.00028), Eq. 3 and algorithm 1; two-sided, as
/// in the paper's experiments. It goes with other objectives than Wasserstein's too.
/// </remarks>
/// <param name="lambda">λ, at least 0; the paper's is 10.</param>
/// <example>
/// <code>
/// Tensor D(Tensor points) => points.select(1, 0).unsqueeze(1);    // its gradient has length 1
/// var (real, fake) = (randn(16, 2), randn(16, 2));
/// new WassersteinGradientPenalty(lambda: 10).Measure(D, real, fake, new Generator(1)).item&lt;float>()    // → 0
/// </code>
/// </example>
public sealed class WassersteinGradientPenalty(double lambda) : IDiscriminatorPenalty
{
    /// <inheritdoc/>
    public string Name => "gradientPenalty";

    /// <inheritdoc/>
    /// <exception cref="ShapeException">real and fake differ in shape.</exception>
    public Tensor Measure(Func<Tensor, Tensor> discriminator, Tensor real, Tensor fake, Generator random)
    {
        InputGradient.RequirePairs(real, fake);
        using var scope = NewDisposeScope();

        // One ε for each sample: [N, 1, …, 1]
        var epsilon = Draws.Uniform([real.shape[0], .. Enumerable.Repeat(1L, real.shape.Length - 1)], random, real.dtype, real.device);
        var between = fake + (epsilon * (real - fake));
        return InputGradient.AwayFromOne(discriminator, between, lambda).MoveToOuterDisposeScope();
    }
}
