using static TorchSharp.torch;

namespace AnimeGan.Sequences;

/// <summary>Draws one of several words so that a gradient still reaches the numbers that it was drawn by.</summary>
/// <remarks>
/// Jang, Gu, Poole 2017, 'Categorical Reparameterization with Gumbel-Softmax' (arXiv 1611.01144), Eqs. 1 and 2 and section 2.2; Maddison, Mnih,
/// Teh 2017, 'The Concrete Distribution' (arXiv 1611.00712). For words in a GAN: Kusner, Hernández-Lobato 2016 (arXiv 1611.04051).
/// </remarks>
/// <example>
/// <code>
/// var logits = tensor(new float[] { 2, 1, 0 }).reshape(1, 3, 1).expand(20_000, 3, 1);    // three words, [N, V, T]
/// var drawn = GumbelSoftmax.Sample(logits, temperature: 1, new Generator(1));
/// display(drawn.mean([0, 2]));                                  // how often each was drawn
/// display(nn.functional.softmax(logits[0], 0).flatten());       // how often each should be: 0.67, 0.24, 0.09
/// </code>
/// </example>
public static class GumbelSoftmax
{
    // The least uniform number that a logarithm is taken of.
    private const double Tiny = 1e-20;

    /// <summary>softmax((l + g) / τ) over the words, g Gumbel noise; straight through, the likeliest word alone in the forward pass and this in the backward pass.</summary>
    /// <param name="logits">l, [N, V, T]: V words for each of T places.</param>
    /// <param name="temperature">τ, above 0; near 0 the softmax is almost one word, and its gradient wild.</param>
    /// <param name="random">Source of the noise.</param>
    /// <param name="straightThrough">Whether what comes out is exactly one word a place.</param>
    /// <returns>[N, V, T], at least 0, each place summing to 1. The word with the greatest share is w with probability softmax(l)_w, at every temperature.</returns>
    /// <exception cref="ArgumentOutOfRangeException">temperature is not above 0.</exception>
    public static Tensor Sample(Tensor logits, double temperature, Generator random, bool straightThrough = true)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        using var scope = NewDisposeScope();
        var uniform = rand(logits.shape, logits.dtype, logits.device, generator: random).clamp_min(Tiny);
        var soft = nn.functional.softmax((logits - (-uniform.log()).log()) / temperature, 1);
        var drawn = straightThrough ? Likeliest(soft) + (soft - soft.detach()) : soft;
        return drawn.MoveToOuterDisposeScope();
    }

    /// <summary>The likeliest word of each place, without noise and without a gradient.</summary>
    /// <param name="logits">Logits or shares, [N, V, T].</param>
    /// <returns>[N, V, T] of the same type: a one in each place, else zeros.</returns>
    public static Tensor Likeliest(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var likeliest = logits.argmax(1, keepdim: true);
        return zeros_like(logits).scatter_(1, likeliest, ones_like(likeliest, dtype: logits.dtype)).MoveToOuterDisposeScope();
    }
}
