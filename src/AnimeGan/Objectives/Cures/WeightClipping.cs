using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>Keeps each of a critic's parameters small, which keeps the critic Lipschitz.</summary>
/// <remarks>
/// Arjovsky, Chintala, Bottou 2017 (arXiv 1701.07875), algorithm 1, line 7: w ← clip(w, −c, c) after each of the critic's
/// updates. The paper itself calls it 'a clearly terrible way to enforce a Lipschitz constraint'; see <see cref="WassersteinGradientPenalty"/>.
/// </remarks>
public static class WeightClipping
{
    /// <summary>Clips every parameter in place.</summary>
    /// <param name="parameters">D's, of any shape, biases and scales included.</param>
    /// <param name="limit">c, above 0; the paper's is 0.01.</param>
    /// <exception cref="ArgumentOutOfRangeException">limit is not above 0.</exception>
    public static void Clip(IEnumerable<Tensor> parameters, double limit)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        using var noGradient = no_grad();
        foreach (var parameter in parameters)
        {
            parameter.clamp_(-limit, limit);
        }
    }
}
