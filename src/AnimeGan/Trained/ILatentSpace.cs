using static TorchSharp.torch;

namespace AnimeGan.Trained;

/// <summary>A trained generator seen from one of the spaces that its pictures can be described in.</summary>
public interface ILatentSpace
{
    /// <summary>"z" or "w".</summary>
    string Name { get; }

    /// <summary>Numbers in a point.</summary>
    int Length { get; }

    /// <summary>The way from one of its points to another that stays where points are likely.</summary>
    InterpolationKind Way { get; }

    /// <summary>The generator; not owned.</summary>
    TrainedGenerator Generator { get; }

    /// <summary>The points of a seed: those of the pictures that the generator samples from it.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">The same seed gives the same points.</param>
    /// <param name="labels">[count, A], int64, for a generator with labels; else null.</param>
    /// <returns>[count, Length], float32; the caller's to dispose of.</returns>
    Tensor Points(int count, long seed, Tensor? labels = null);

    /// <summary>Draws points; gradients pass through.</summary>
    /// <param name="points">[N, Length].</param>
    /// <param name="labels">[N, A], int64, for a generator with labels; else null.</param>
    /// <returns>[N, 3, H, W], float32, around [−1, 1]; the caller's to dispose of.</returns>
    Tensor Render(Tensor points, Tensor? labels = null);
}
