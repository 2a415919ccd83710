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
/// <param name="IsSmoothed">Whether the weights are filters of 3×3, and what is multiplied by is these, smoothed by [1, 3, 3, 1] / 4 both ways: 6×6.</param>
internal readonly record struct Geometry(Side Big, Side Small, int Kernel, int Stride, int Padding, bool Reflects = false, bool IsSmoothed = false)
{
    /// <summary>Rows and columns of a filter among the weights.</summary>
    public int StoredKernel => IsSmoothed ? Kernel - 3 : Kernel;

    /// <summary>Whether filters reach the big side's last row and column; steps may end before them.</summary>
    public bool ReachesAll => ((Small.Rows - 1) * Stride) + Kernel >= Big.Rows + Padding && ((Small.Columns - 1) * Stride) + Kernel >= Big.Columns + Padding;

    /// <summary>Numbers of all filters among the weights.</summary>
    public nint Weights => (nint)StoredKernel * StoredKernel * Big.Channels * Small.Channels;

    /// <summary>Whether there are channels enough to multiply in tiles: below a block of them, a tile is mostly padding. A picture's windows have enough, whatever its channels.</summary>
    public static bool FillsTiles(int big, int small, bool isPicture) => (big >= Side.ChannelBlock || isPicture) && small >= Side.ChannelBlock;
}
