namespace AnimeGan.Figures;

/// <summary>What the losses are, in nats, where the generator matches the data and the best discriminator can only toss a coin.</summary>
/// <remarks>
/// Goodfellow et al. 2014, proposition 1: D*(x) = p_data(x) / (p_data(x) + p_g(x)) = 1/2 where p_g = p_data;
/// theorem 1: the value of the game is then −log 4.
/// </remarks>
internal static class Equilibrium
{
    /// <summary>The discriminator's output, a probability.</summary>
    public const double Score = 0.5;

    /// <summary>Each half of the discriminator's loss: −log(1/2) = log 2.</summary>
    public static double PerHalf => -Math.Log(Score);

    /// <summary>The discriminator's whole loss.</summary>
    /// <param name="convention">How its halves are put together.</param>
    /// <returns>2 log 2 = log 4 where they are added up, log 2 where they are averaged.</returns>
    public static double DiscriminatorTotal(LossConvention convention) => convention == LossConvention.Summed ? 2 * PerHalf : PerHalf;

    /// <summary>The generator's loss.</summary>
    /// <param name="loss">Which one.</param>
    /// <returns>log 2 for the non-saturating loss, −log 2 for the minimax loss.</returns>
    public static double Generator(GeneratorLoss loss) => loss == GeneratorLoss.NonSaturating ? -Math.Log(Score) : Math.Log(1 - Score);
}
