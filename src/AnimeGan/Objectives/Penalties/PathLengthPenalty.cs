using AnimeGan.Distributed;
using AnimeGan.Engine;
using AnimeGan.Models;
using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>StyleGAN2's path length regularisation: a step of given length in w shall change the image by as much wherever it is taken.</summary>
/// <remarks>
/// Karras et al. 2020 (arXiv 1912.04958), section 3.2, Eq. 4: E over w and y ~ N(0, I) of (‖Jᵀy‖ − a)², J the image's Jacobian
/// by the style and a the running average of ‖Jᵀy‖, which the generator keeps as a buffer. y is divided by √(H · W), and
/// ‖·‖² is averaged over layers, as the authors do.
/// </remarks>
/// <param name="weight">Factor on the term; the authors' is 2.</param>
/// <param name="every">Measured every this many steps; the paper's is 8, its configuration's 4.</param>
public sealed class PathLengthPenalty(double weight = 2, int every = 4) : IGeneratorPenalty
{
    private const double Keep = 0.99;
    private const double Epsilon = 1e-8;

    /// <inheritdoc/>
    public string Name => "pathLength";

    /// <inheritdoc/>
    public int Every => every;

    /// <summary>Measures the term on the first half of the latent vectors and moves the running average.</summary>
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The generator is no StyleGAN.</exception>
    public Tensor Measure(IGenerator generator, Tensor z, Tensor? labels, Generator random)
    {
        if (generator is not StyleGanGenerator G)
        {
            throw new ArgumentException("The path length is defined on styles; use it with the model \"stylegan\" or set its weight to 0.", nameof(generator));
        }

        ArgumentNullException.ThrowIfNull(z);
        using var scope = NewDisposeScope();
        var half = Math.Max(1, z.shape[0] / 2);
        var wPlus = G.DrawStyles(z.narrow(0, 0, half), labels?.narrow(0, 0, half), random);
        var lengths = Lengths(styles => G.Synthesize(styles, random), wPlus, random);
        var average = G.AveragePathLength;
        using (no_grad())
        {
            average.mul_(Keep).add_(RankedGenerator.Of(random).Mean(lengths.mean()), alpha: 1 - Keep);
        }

        return ((lengths - average.detach().clone()).square().mean() * weight).MoveToOuterDisposeScope();
    }

    /// <summary>‖Jᵀy‖ of a synthesis at given styles, for one random image y for each sample.</summary>
    /// <param name="synthesis">[N, Layers, W] to [N, C, H, W].</param>
    /// <param name="wPlus">Styles, [N, Layers, W].</param>
    /// <param name="random">Source of y.</param>
    /// <returns>[N], differentiable.</returns>
    /// <exception cref="Ops.ShapeException">wPlus is not [N, Layers, W].</exception>
    public static Tensor Lengths(Func<Tensor, Tensor> synthesis, Tensor wPlus, Generator random)
    {
        ArgumentNullException.ThrowIfNull(synthesis);
        ShapeException.Require(wPlus, nameof(wPlus), "Give one style for each sample and layer.", -1, -1, -1);
        using var scope = NewDisposeScope();
        var styles = wPlus.requires_grad ? wPlus : wPlus.detach().requires_grad_();
        var images = synthesis(styles);
        var y = Draws.Normal(images.shape, random, device: images.device) / Math.Sqrt(images.shape[2] * images.shape[3]);

        // Jᵀy is the gradient of y · G(w) with respect to w: [N, Layers, W].
        var gradient = Gradients.Of((images * y).sum(), styles, differentiable: true);
        return gradient.square().sum([2]).mean([1]).add(Epsilon).sqrt().MoveToOuterDisposeScope();
    }
}
