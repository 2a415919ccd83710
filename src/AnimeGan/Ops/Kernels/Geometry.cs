namespace AnimeGan.Ops;

/// <summary>
/// A convolution's two sides. The big one has `Stride` times as many rows and columns. A convolution goes from big to small, a transposed
/// one from small to big, and the gradient of each goes the other's way. Filters are [small channel][big channel][row][column].
/// </summary>
/// <param name="Big">The side with more pixels.</param>
/// <param name="Small">The side with fewer.</param>
/// <param name="Kernel">Rows and columns of a filter.</param>
/// <param name="Stride">Step.</param>
/// <param name="Padding">Pixels beyond each border of the big side, zeros unless it reflects.</param>
/// <param name="Reflects">Whether what lies beyond a border mirrors what lies before it.</param>
internal readonly record struct Geometry(Side Big, Side Small, int Kernel, int Stride, int Padding, bool Reflects = false)
{
    /// <summary>Numbers of all filters.</summary>
    public nint Weights => (nint)Kernel * Kernel * Big.Channels * Small.Channels;
}
