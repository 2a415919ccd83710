using static TorchSharp.torch;

namespace AnimeGan.Engine;

/// <summary>A way to convolve.</summary>
/// <param name="x">[N, I, H, W], or [N, I, L].</param>
/// <param name="weight">[O, I / Groups, K, K]; transposed [I, O / Groups, K, K]; in one dimension with one K.</param>
/// <param name="bias">[O], or null.</param>
/// <param name="shape">The rest.</param>
/// <returns>[N, O, H′, W′], or [N, O, L′].</returns>
internal delegate Tensor Convolver(Tensor x, Tensor weight, Tensor? bias, ConvolutionShape shape);
