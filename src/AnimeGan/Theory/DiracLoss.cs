namespace AnimeGan.Theory;

/// <summary>What the two players of a Dirac-GAN descend and ascend.</summary>
public enum DiracLoss
{
    /// <summary>Both play the value function with f(t) = −log(1 + exp(−t)): G descends f(θψ), D ascends it.</summary>
    Minimax,

    /// <summary>D as in the value function; G ascends f(−θψ) instead.</summary>
    NonSaturating,

    /// <summary>As the value function, with f(t) = t.</summary>
    Wasserstein,
}
