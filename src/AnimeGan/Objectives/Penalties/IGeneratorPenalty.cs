using AnimeGan.Models;
using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>A term that is added to G's loss, such as StyleGAN2's path length.</summary>
public interface IGeneratorPenalty
{
    /// <summary>The name under which a step reports it, such as "pathLength".</summary>
    string Name { get; }

    /// <summary>It is measured every this many steps, then weighted by the same number ('lazy'); 1 for each step.</summary>
    int Every { get; }

    /// <summary>Measures the term, its weight included but not the factor for <see cref="Every"/>.</summary>
    /// <param name="generator">G in training.</param>
    /// <param name="z">Latent vectors, [N, LatentSize], float32.</param>
    /// <param name="labels">[N, A], int64, or null.</param>
    /// <param name="random">Source of noise.</param>
    /// <returns>Scalar [], at least 0, differentiable with respect to G's parameters.</returns>
    Tensor Measure(IGenerator generator, Tensor z, Tensor? labels, Generator random);
}
