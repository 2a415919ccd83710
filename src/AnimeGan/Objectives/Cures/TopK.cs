using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>Lets G learn only from those of its samples that D likes best, because the gradients of the worst ones point nowhere useful.</summary>
/// <remarks>
/// Sinha et al. 2020, 'Top-k Training of GANs' (arXiv 2002.06224), section 3: k starts as the whole batch and shrinks, since D
/// must first learn which samples are good. Departs: it shrinks linearly with the steps, not by a factor an epoch.
/// </remarks>
public static class TopK
{
    /// <summary>k at a step.</summary>
    /// <param name="count">Logits in the batch, at least 1.</param>
    /// <param name="share">Share of them that is kept in the end, above 0 and at most 1 (ν in the paper).</param>
    /// <param name="progress">Steps done, as a share of the run's, 0 to 1.</param>
    /// <param name="until">Share of the run over which k falls; 0 keeps it at the end's from the first step.</param>
    /// <returns>From count down to share · count, at least 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">count is less than 1, share is not in (0, 1], or progress or until is negative.</exception>
    public static int Count(int count, double share, double progress, double until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(progress);
        ArgumentOutOfRangeException.ThrowIfNegative(until);
        var kept = 1 - ((1 - share) * Ramp.Up(progress, until));
        return Math.Clamp((int)Math.Round(kept * count), 1, count);
    }

    /// <summary>Keeps the highest logits.</summary>
    /// <param name="fakeLogits">Logits of generated samples, [N, 1], float32, unbounded.</param>
    /// <param name="count">k, 1 to N.</param>
    /// <returns>[k, 1], differentiable: no gradient reaches the others.</returns>
    /// <exception cref="ArgumentOutOfRangeException">count is not from 1 to N.</exception>
    /// <exception cref="Ops.ShapeException">fakeLogits is not [N, 1].</exception>
    public static Tensor Select(Tensor fakeLogits, int count)
    {
        LogitShape.Require(fakeLogits, nameof(fakeLogits));
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, fakeLogits.shape[0]);
        var (values, indices) = fakeLogits.topk(count, 0);
        indices.Dispose();
        return values;
    }
}
