using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>A network that turns pictures into features, between which metrics measure distances.</summary>
/// <remarks>Figures of two extractors cannot be compared: give <see cref="Hash"/> beside every one.</remarks>
public interface IFeatureExtractor : IDisposable
{
    /// <summary>What it is, for a person: its file, its input's size and range.</summary>
    string Description { get; }

    /// <summary>SHA-256 of its file, 64 lower-case hexadecimal digits.</summary>
    string Hash { get; }

    /// <summary>Numbers in a picture's features.</summary>
    int Length { get; }

    /// <summary>The filter that brings pictures to the network's size.</summary>
    string Filter { get; }

    /// <summary>Pictures to give it at a time, so that memory stays bounded.</summary>
    int BatchSize { get; }

    /// <summary>The features of images; gradients pass through.</summary>
    /// <param name="images">[N, 3, H, W], float32, in [−1, 1], at least 8 pixels along each side.</param>
    /// <returns>[N, Length], float32. The caller's to dispose of.</returns>
    /// <exception cref="Ops.ShapeException">images is not [N, 3, H, W], or too small.</exception>
    Tensor Features(Tensor images);

    /// <summary>Whether it knows such pictures as those that features were taken of.</summary>
    /// <param name="features">[N, Length] of <see cref="Features"/>, N at least 1.</param>
    /// <returns>Null where it cannot tell.</returns>
    Familiarity? FamiliarityOf(Tensor features) => null;
}
