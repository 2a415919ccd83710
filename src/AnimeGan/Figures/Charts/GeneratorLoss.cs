namespace AnimeGan.Figures;

/// <summary>Which loss of the generator a chart shows, for its value at equilibrium.</summary>
public enum GeneratorLoss
{
    /// <summary>−log D(G(z)): log 2 at equilibrium.</summary>
    NonSaturating,

    /// <summary>log(1 − D(G(z))), the minimax game itself: −log 2 at equilibrium.</summary>
    Minimax,
}
