using AnimeGan.Distributed;
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
        var alpha = Draws.Uniform([real.shape[0], .. Enumerable.Repeat(1L, real.shape.Length - 1)], random, real.dtype, real.device);
        var noise = Draws.Uniform(real.shape, random, real.dtype, real.device);
        var around = real + (alpha * noise * Deviation(real, RankedGenerator.Of(random)) * Reach);
        return InputGradient.AwayFromOne(discriminator, around, lambda).MoveToOuterDisposeScope();
    }

    // Of the whole batch: ranks that have shares of it know its mean by theirs, and its variance by theirs around that.
    private static Tensor Deviation(Tensor real, Ranks ranks) => ranks.Size == 1
        ? real.std(unbiased: false)
        : ranks.Mean((real - ranks.Mean(real.mean())).square().mean()).sqrt();
}
