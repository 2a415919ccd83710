using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>Least squares: D regresses real samples to 1 and generated ones to 0, G wants its own to be regressed to 1.</summary>
/// <remarks>
/// Mao et al. 2017, 'Least Squares Generative Adversarial Networks' (arXiv 1611.04076), Eq. 2 with a = 0 and b = c = 1,
/// its second choice of targets ('0-1 binary coding', Eq. 9), the factor 1/2 included. CycleGAN's code uses G's half without that factor.
/// A fake that D sees far from 1 pulls in proportion to the distance, however sure D is, so the gradient does not vanish.
/// </remarks>
public sealed class LeastSquaresObjective : ISeparableObjective
{
    private readonly double _realTarget;

    /// <summary>Sets the targets.</summary>
    /// <param name="realTarget">b, and c with it: what D is taught to say of real samples, above 0.5 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">realTarget is out of range.</exception>
    public LeastSquaresObjective(double realTarget = 1) => _realTarget = RealTarget.Require(realTarget);

    /// <inheritdoc/>
    public string Name => "least-squares";

    /// <summary>Mean of (l − b)² / 2.</summary>
    /// <param name="realLogits">D(x) for real samples, [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [], at least 0; 1/8 when every output is 1/2 and b is 1.</returns>
    /// <exception cref="ShapeException">realLogits is not [N, 1].</exception>
    /// <remarks>Mao et al. 2017, Eq. 2, first term.</remarks>
    public Tensor DiscriminatorOnReal(Tensor realLogits) => Distance(LogitShape.Require(realLogits, nameof(realLogits)), _realTarget);

    /// <summary>Mean of l² / 2.</summary>
    /// <param name="fakeLogits">D(G(z)), [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [], at least 0; 1/8 when every output is 1/2.</returns>
    /// <exception cref="ShapeException">fakeLogits is not [N, 1].</exception>
    /// <remarks>Mao et al. 2017, Eq. 2, second term.</remarks>
    public Tensor DiscriminatorOnFake(Tensor fakeLogits) => Distance(LogitShape.Require(fakeLogits, nameof(fakeLogits)), 0);

    /// <summary>Mean of (l − c)² / 2, with c = b: G asks for what D says of real samples and for no more.</summary>
    /// <param name="fakeLogits">D(G(z)), [N, 1], float32, unbounded.</param>
    /// <returns>Scalar [], at least 0; 1/8 when every output is 1/2 and c is 1. Its gradient with respect to an output is (l − c) / N.</returns>
    /// <exception cref="ShapeException">fakeLogits is not [N, 1].</exception>
    /// <remarks>Mao et al. 2017, Eq. 2, third term.</remarks>
    public Tensor Generator(Tensor fakeLogits) => Distance(LogitShape.Require(fakeLogits, nameof(fakeLogits)), _realTarget);

    /// <summary>D's output cut to 0 to 1: the best D is b p / (p + q), which for b = 1 is a belief already.</summary>
    /// <param name="logits">D's outputs, [N, 1], float32, unbounded.</param>
    /// <returns>[N, 1], 0 to 1.</returns>
    public Tensor Belief(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return logits.clamp(0, 1);
    }

    private static Tensor Distance(Tensor logits, double target) => (logits - target).square().mean() * 0.5;
}
