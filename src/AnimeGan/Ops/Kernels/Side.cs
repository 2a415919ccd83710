namespace AnimeGan.Ops;

/// <summary>How activations, and gradients with respect to them, lie in memory.</summary>
internal enum Form
{
    /// <summary>float32 as [image][row][column][channel].</summary>
    Pixels,

    /// <summary>
    /// bfloat16 as [image / 16][row][column][channel / 32] of tiles [image % 16][channel % 16][channel / 16 % 2]: a vector of float32 is the
    /// low or the high half of every 32 bits. What is in the rows of images beyond the last is of no account.
    /// </summary>
    Tiles,
}

/// <summary>One side of a convolution.</summary>
/// <param name="Channels">Of them.</param>
/// <param name="Rows">Of pixels.</param>
/// <param name="Columns">Of pixels.</param>
/// <param name="Form">How they lie.</param>
/// <param name="Pixel">Numbers from one pixel to the next.</param>
internal readonly record struct Side(int Channels, int Rows, int Columns, Form Form, nint Pixel)
{
    /// <summary>Channels are padded with zeros to a multiple of this, but for a picture's.</summary>
    public const int ChannelBlock = 16;

    /// <summary>Images of a tile.</summary>
    public const int TileImages = 16;

    /// <summary>Channels of a tile.</summary>
    public const int TileChannels = 32;

    /// <summary>Whether it is a picture, whose few channels lie without padding.</summary>
    public bool IsPicture => Form == Form.Pixels && Pixel < ChannelBlock;

    /// <summary>Pixels of an image.</summary>
    public nint Pixels => (nint)Rows * Columns;

    /// <summary>Channels with their padding.</summary>
    public int PaddedChannels => Whole(Channels, ChannelBlock);

    /// <summary>A side in pixels; a picture's few channels lie without padding.</summary>
    public static Side OfPixels(int channels, int rows, int columns, bool isPicture) =>
        new(channels, rows, columns, Form.Pixels, isPicture ? channels : Whole(channels, ChannelBlock));

    /// <summary>Units that hold so many.</summary>
    public static int Units(int count, int unit) => (count + unit - 1) / unit;

    /// <summary>So many, up to whole units.</summary>
    public static int Whole(int count, int unit) => Units(count, unit) * unit;

    /// <summary>The place of an image's first number.</summary>
    public nint At(nint image) => Form == Form.Pixels
        ? image * Pixels * Pixel
        : (image / TileImages * Pixels * Pixel) + (image % TileImages * TileChannels);

    /// <summary>The place where a row of an image begins.</summary>
    public nint Line(nint image, nint row) => At(image) + (row * Columns * Pixel);

    /// <summary>Numbers of float32 that so many images take the memory of.</summary>
    public nint Floats(int images) => Form == Form.Pixels ? images * Pixels * Pixel : Units(images, TileImages) * Pixels * Pixel / 2;
}
