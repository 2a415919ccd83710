namespace AnimeGan.Models;

/// <summary>The seven practices that make a DCGAN train, each one a switch, all on by default.</summary>
/// <remarks>
/// Radford, Metz, Chintala 2015 (arXiv 1511.06434), section 3, 'Architecture guidelines for stable Deep
/// Convolutional GANs', and section 4 for the initialisation, the optimiser and the range of the images.
/// A notebook turns each off in turn to measure what it buys.
/// </remarks>
public sealed record BestPractices
{
    /// <summary>D halves its resolution by convolutions of stride 2. Off: 3×3 convolutions of stride 1, then 2×2 max pooling.</summary>
    public bool StridedDownsampling { get; init; } = true;

    /// <summary>G doubles its resolution by transposed convolutions of stride 2. Off: nearest-neighbour upsampling, then 3×3 convolutions.</summary>
    public bool StridedUpsampling { get; init; } = true;

    /// <summary>D's activations are LeakyReLU with slope 0.2. Off: ReLU.</summary>
    public bool LeakyReLU { get; init; } = true;

    /// <summary>Batch normalisation in both networks except D's first layer, D's and G's last. Off: none, and the convolutions get biases.</summary>
    public bool BatchNorm { get; init; } = true;

    /// <summary>Convolution weights start as N(0, 0.02), normalisation scales as N(1, 0.02). Off: PyTorch's default, U(−1/√fanIn, 1/√fanIn), and scales of 1.</summary>
    public bool GaussianInitialization { get; init; } = true;

    /// <summary>Adam. Off: stochastic gradient descent with momentum.</summary>
    public bool Adam { get; init; } = true;

    /// <summary>Images lie in [−1, 1] and G ends in tanh. Off: images in [0, 1], and G ends in a sigmoid.</summary>
    public bool ImagesInMinusOneToOne { get; init; } = true;
}
