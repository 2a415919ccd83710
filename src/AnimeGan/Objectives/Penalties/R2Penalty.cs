using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>R2: γ/2 · E‖∇D(x)‖² on generated samples.</summary>
/// <remarks>Mescheder, Geiger, Nowozin 2018 (arXiv 1801.04406), Eq. 10; of the logit, as R1.</remarks>
/// <param name="gamma">γ, at least 0.</param>
public sealed class R2Penalty(double gamma) : IDiscriminatorPenalty
{
    /// <inheritdoc/>
    public string Name => "r2";

    /// <inheritdoc/>
    public Tensor Measure(Func<Tensor, Tensor> discriminator, Tensor real, Tensor fake, Generator random) =>
        InputGradient.SquaredNorms(discriminator, fake).mean() * (gamma / 2);
}
