namespace AnimeGan.Evaluation;

/// <summary>How many kinds a collection effectively holds.</summary>
/// <example>
/// <code>
/// Diversity.EffectiveNumber([50, 25, 25])    // → 2.82…
/// </code>
/// </example>
public static class Diversity
{
    /// <summary>The effective number of kinds: the exponential of Shannon's entropy, exp(−Σ p log p).</summary>
    /// <param name="counts">How often each kind occurs, at least one above 0.</param>
    /// <returns>From 1 (one kind only) to the number of kinds (all equally often).</returns>
    /// <exception cref="ArgumentException">A count is negative, or none is above 0.</exception>
    /// <remarks>Hill 1973, 'Diversity and Evenness', number N1; as a perplexity it is the usual measure of a distribution's spread.</remarks>
    public static double EffectiveNumber(IEnumerable<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        int[] all = [.. counts];
        double total = all.Sum();
        if (total <= 0 || all.Any(count => count < 0))
        {
            throw new ArgumentException($"Counts must not be negative and at least one must be above 0, got [{string.Join(", ", all)}].", nameof(counts));
        }

        return Math.Exp(-all.Where(count => count > 0).Sum(count => count / total * Math.Log(count / total)));
    }
}
