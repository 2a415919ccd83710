using System.Buffers.Binary;

namespace AnimeGan.Imaging;

/// <summary>Writes moving pictures as GIF, which every browser and notebook shows.</summary>
/// <remarks>
/// GIF89a with one palette for all frames: pictures with at most 256 colours in all come back exactly, others with the nearest of
/// 256 (<see cref="ColorPalette"/>). Written here because not every libvips is built with a GIF writer.
/// </remarks>
public static class GifAnimation
{
    private const int MaximumSide = ushort.MaxValue;

    /// <summary>Encodes frames.</summary>
    /// <param name="frames">At least one, all of one size.</param>
    /// <param name="framesPerSecond">Above 0, at most 50; GIF counts in hundredths of a second, so the nearest of those.</param>
    /// <param name="loop">Whether it starts again at its end.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ArgumentException">There are no frames, or they differ in size, or are larger than the format allows.</exception>
    public static byte[] Encode(IReadOnlyList<RgbImage> frames, double framesPerSecond = 12, bool loop = true)
    {
        ArgumentNullException.ThrowIfNull(frames);
        if (framesPerSecond is not (> 0 and <= 50))
        {
            throw new ArgumentOutOfRangeException(nameof(framesPerSecond), framesPerSecond, "A GIF shows above 0 and at most 50 frames a second.");
        }

        Frames.Check(frames, MaximumSide);
        var palette = ColorPalette.Of(frames);
        using var file = new MemoryStream();
        WriteHeader(file, frames[0], palette);
        if (loop)
        {
            // Netscape's extension: repeat 0 times, that is for ever.
            file.Write([0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0]);
        }

        foreach (var frame in frames)
        {
            WriteFrame(file, frame, palette, (ushort)Math.Round(100 / framesPerSecond));
        }

        file.WriteByte(0x3B);
        return file.ToArray();
    }

    private static void WriteHeader(MemoryStream file, RgbImage first, ColorPalette palette)
    {
        file.Write("GIF89a"u8);
        WriteShort(file, first.Width);
        WriteShort(file, first.Height);

        // A global table of 256 colours, eight bits each.
        file.Write([0b1_111_0_111, 0, 0]);
        var table = new byte[256 * 3];
        palette.Colors.CopyTo(table);
        file.Write(table);
    }

    private static void WriteFrame(MemoryStream file, RgbImage frame, ColorPalette palette, ushort hundredths)
    {
        file.Write([0x21, 0xF9, 4, 0b000_001_0_0]);
        WriteShort(file, hundredths);
        file.Write([0, 0, 0x2C, 0, 0, 0, 0]);
        WriteShort(file, frame.Width);
        WriteShort(file, frame.Height);
        file.WriteByte(0);
        GifCompression.Write(file, palette.Indices(frame));
    }

    private static void WriteShort(MemoryStream file, int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        file.Write(bytes);
    }
}
