namespace AnimeGan.Engine;

/// <summary>A convolution that is tried.</summary>
/// <param name="Inputs">Channels of its input.</param>
/// <param name="Outputs">Channels of its output.</param>
/// <param name="Kernel">Pixels along each side of a filter.</param>
/// <param name="Size">Pixels along each side of the input.</param>
/// <param name="Shape">The rest.</param>
internal sealed record CheckedConvolution(long Inputs, long Outputs, long Kernel, long Size, ConvolutionShape Shape);
