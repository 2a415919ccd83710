using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>R1: γ/2 · E‖∇D(x)‖² on real samples. It lets D be flat where G is right, so that the game settles.</summary>
/// <remarks>
/// Mescheder, Geiger, Nowozin 2018 (arXiv 1801.04406), Eq. 9; theorem 4.1 proves local convergence. The gradient is that of
/// the logit, as there. On a linear D, w·x + b, it is γ/2 ‖w‖² whatever the samples.
/// </remarks>
/// <param name="gamma">γ, at least 0.</param>
/// <example>
/// <code>
/// var x = randn(16, 2);
/// Tensor D(Tensor points) => 3 * points.sum(1, keepdim: true);    // its gradient is (3, 3) everywhere
/// new R1Penalty(gamma: 1).Measure(D, x, x, new Generator(1)).item&lt;float>()    // → 9
/// </code>
/// </example>
public sealed class R1Penalty(double gamma) : IDiscriminatorPenalty
{
    /// <inheritdoc/>
    public string Name => "r1";

    /// <inheritdoc/>
    public Tensor Measure(Func<Tensor, Tensor> discriminator, Tensor real, Tensor fake, Generator random) =>
        InputGradient.SquaredNorms(discriminator, real).mean() * (gamma / 2);
}
