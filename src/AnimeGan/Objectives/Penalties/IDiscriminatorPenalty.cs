using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>A term that is added to D's loss to keep D smooth.</summary>
public interface IDiscriminatorPenalty
{
    /// <summary>The name under which a step reports it, such as "r1".</summary>
    string Name { get; }

    /// <summary>Measures the term, its weight included, so that it can be added to D's loss as it is.</summary>
    /// <param name="discriminator">D, from what it is shown ([N, C, H, W] or [N, 2]) to logits [N, 1].</param>
    /// <param name="real">Real samples as D is shown them, [N, C, H, W] or [N, 2], without gradient.</param>
    /// <param name="fake">Generated samples as D is shown them, of the same shape, without gradient.</param>
    /// <param name="random">Source of interpolation and noise.</param>
    /// <returns>Scalar [], at least 0, differentiable with respect to D's parameters.</returns>
    Tensor Measure(Func<Tensor, Tensor> discriminator, Tensor real, Tensor fake, Generator random);
}
