using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>DRAGAN's penalty: λ · E(‖∇D(x + δ)‖ − 1)² around real samples, so that D has no sharp peaks on the data.</summary>
/// <remarks>
/// Kodali et al. 2017, 'On Convergence and Stability of GANs' (arXiv 1705.07215), section 2.3, with k = 1. Departs: the paper
/// writes δ ~ N(0, c I); as in its authors' code δ is α u · s/2, with s the standard deviation of the batch, u uniform in
/// [0, 1) for each number and α uniform in [0, 1) for each sample, so that no noise level has to be chosen for a data set.
/// </remarks>
/// <param name="lambda">λ, at least 0; the paper's is 10.</param>
public sealed class DraganPenalty(double lambda) : IDiscriminatorPenalty
{
    private const double Reach = 0.5;

    /// <inheritdoc/>
    public string Name => "dragan";

    /// <inheritdoc/>
    public Tensor Measure(Func<Tensor, Tensor> discriminator, Tensor real, Tensor fake, Generator random)
    {
        ArgumentNullException.ThrowIfNull(real);
        using var scope = NewDisposeScope();

        // One α for each sample: [N, 1, …, 1]
        var alpha = rand([real.shape[0], .. Enumerable.Repeat(1L, real.shape.Length - 1)], real.dtype, real.device, generator: random);
        var noise = rand(real.shape, real.dtype, real.device, generator: random);
        var around = real + (alpha * noise * real.std(unbiased: false) * Reach);
        return InputGradient.AwayFromOne(discriminator, around, lambda).MoveToOuterDisposeScope();
    }
}
