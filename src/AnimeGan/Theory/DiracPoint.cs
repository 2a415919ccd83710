namespace AnimeGan.Theory;

/// <summary>A state of the Dirac-GAN.</summary>
/// <param name="Theta">θ, the place where the generator puts all of its mass; the data lie at 0.</param>
/// <param name="Psi">ψ, the slope of the discriminator D_ψ(x) = ψ x, a logit.</param>
public readonly record struct DiracPoint(double Theta, double Psi)
{
    /// <summary>The distance from the equilibrium (0, 0).</summary>
    public double Norm => Math.Sqrt((Theta * Theta) + (Psi * Psi));
}
