namespace AnimeGan.Ops;

/// <summary>Gives one side of a convolution as tiles to multiply, row by row.</summary>
internal unsafe interface ITileRows
{
    /// <summary>One row of sixteen images, whose channels are the depth: left tiles, [column][32 channels].</summary>
    /// <param name="block">Which sixteen.</param>
    /// <param name="row">Of the pixels.</param>
    /// <param name="tiles">Where they go.</param>
    /// <param name="worker">Who does it.</param>
    void TakeLeft(int block, int row, ushort* tiles, int worker);

    /// <summary>One row of 32 images, which are the depth, an image's pair being the sixteenth after it: tiles [column][sixteen channels].</summary>
    /// <param name="group">Which 32.</param>
    /// <param name="row">Of the pixels.</param>
    /// <param name="tiles">Where they go.</param>
    /// <param name="worker">Who does it.</param>
    void TakeGroup(int group, int row, ushort* tiles, int worker);
}
