using AnimeGan.Engine;
using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>The gradient of D with respect to what it is shown, which every gradient penalty is made of.</summary>
internal static class InputGradient
{
    // Keeps the slope of the square root finite where a gradient is exactly 0, as of a D whose units are all dead.
    private const double Tiny = 1e-12;

    /// <summary>‖∇D(x)‖² of each sample, [N], differentiable with respect to D's parameters.</summary>
    /// <param name="discriminator">D, from samples to logits.</param>
    /// <param name="at">Samples, [N, …]; any graph behind them is left out.</param>
    internal static Tensor SquaredNorms(Func<Tensor, Tensor> discriminator, Tensor at)
    {
        ArgumentNullException.ThrowIfNull(discriminator);
        ArgumentNullException.ThrowIfNull(at);
        using var x = at.detach().requires_grad_();

        // The penalty is descended: it needs D's second derivative.
        using var whole = FusedKernels.LayerByLayer();

        // A sample's logit depends on that sample alone, so the gradient of the sum holds every sample's own.
        using var sum = discriminator(x).sum();
        using var gradient = Gradients.Of(sum, x, differentiable: true);
        return gradient.square().flatten(1).sum(dim: 1);
    }

    /// <summary>λ times the mean over the samples of (‖∇D(x)‖ − 1)².</summary>
    internal static Tensor AwayFromOne(Func<Tensor, Tensor> discriminator, Tensor at, double weight) =>
        ((SquaredNorms(discriminator, at) + Tiny).sqrt() - 1).square().mean() * weight;

    /// <summary>Throws unless real and generated samples can be paired.</summary>
    internal static void RequirePairs(Tensor real, Tensor fake)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(fake);
        ShapeException.Require(fake, nameof(fake), "Show as many generated samples as real ones, of the same size.", real.shape);
    }
}
