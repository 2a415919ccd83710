namespace AnimeGan.Engine;

/// <summary>What a convolution is, but for its numbers.</summary>
/// <param name="Stride">The step, both ways.</param>
/// <param name="Padding">Zeros on each side.</param>
/// <param name="OutputPadding">A transposed one's extra rows and columns at the end.</param>
/// <param name="Transposed">Whether it is transposed.</param>
/// <param name="Groups">Into how many groups the channels fall.</param>
internal readonly record struct ConvolutionShape(long Stride = 1, long Padding = 0, long OutputPadding = 0, bool Transposed = false, long Groups = 1);
