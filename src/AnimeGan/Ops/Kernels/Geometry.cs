namespace AnimeGan.Ops;

/// <summary>
/// A convolution's two sides. The big one has `Stride` times as many rows and columns. A convolution goes from big to small, a transposed
/// one from small to big, and the gradient of each goes the other's way. Filters are [small channel][big channel][row][column].
/// </summary>
/// <param name="Big">The side with more pixels.</param>
/// <param name="Small">The side with fewer.</param>
/// <param name="Kernel">Rows and columns of a filter.</param>
/// <param name="Stride">Step.</param>
/// <param name="Padding">Zeros on each border of the big side.</param>
internal readonly record struct Geometry(Side Big, Side Small, int Kernel, int Stride, int Padding)
{
    /// <summary>Numbers of all filters.</summary>
    public nint Weights => (nint)Kernel * Kernel * Big.Channels * Small.Channels;

    /// <summary>Whether there are channels enough to multiply in tiles: below a block of them, a tile is mostly padding. A picture's windows have enough, whatever its channels.</summary>
    public static bool FillsTiles(int big, int small, bool isPicture) => (big >= Side.ChannelBlock || isPicture) && small >= Side.ChannelBlock;
}
