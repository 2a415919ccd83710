using System.Buffers;
using AnimeGan.Imaging.Interop;

namespace AnimeGan.Imaging;

/// <summary>
/// Decodes plain JPEGs by the system's libjpeg-turbo, where Linux has it: the same decoder as libvips', the same pixels, without the
/// pipeline around it, which costs a third of a small picture's time. What it does not take whole is left to libvips.
/// </summary>
internal static class TurboJpeg
{
    private static readonly LibTurboJpeg? _library = LibTurboJpeg.Load();

    /// <summary>Whether the system has the library.</summary>
    public static bool IsAvailable => _library is not null;

    /// <summary>Decodes a plain JPEG, shrunk, and hands its rows on.</summary>
    /// <param name="file">The file.</param>
    /// <param name="header">Its header; plain.</param>
    /// <param name="plan">What becomes of the picture.</param>
    /// <returns>Null where the library is missing, or has the least to say about the file.</returns>
    public static RgbImage? Decode(ReadOnlySpan<byte> file, JpegHeader header, ResizePlan plan)
    {
        if (_library is not { } library)
        {
            return null;
        }

        int shrink = plan.ShrinkOnLoad();
        int width = (header.Width + shrink - 1) / shrink;
        int height = (header.Height + shrink - 1) / shrink;
        int stride = width * 3;
        byte[] pixels = ArrayPool<byte>.Shared.Rent(checked(stride * height));
        try
        {
            if (!library.Decompress(file, pixels, width, height))
            {
                return null;
            }

            // Whole shrunk pixels alone: those that hang over the edge would mix in the encoder's filling.
            int whole = Math.Max(1, header.Width / shrink);
            return plan.Run(whole, Math.Max(1, header.Height / shrink), shrink, (top, count, rgb) =>
            {
                for (int y = 0; y < count; y++)
                {
                    pixels.AsSpan((top + y) * stride, whole * 3).CopyTo(rgb[(y * whole * 3)..]);
                }
            });
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(pixels);
        }
    }
}
