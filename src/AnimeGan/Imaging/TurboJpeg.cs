using System.Buffers;
using System.Runtime.InteropServices;

namespace AnimeGan.Imaging;

/// <summary>
/// Decodes plain JPEGs by the system's libjpeg-turbo, where Linux has it: the same decoder as libvips', the same pixels, without the
/// pipeline around it, which costs a third of a small picture's time. What it does not take whole is left to libvips.
/// </summary>
internal static unsafe class TurboJpeg
{
    // TJPF_RGB and TJFLAG_STOPONWARNING of turbojpeg.h, version 2 of the interface, which version 3 keeps.
    private const int Rgb = 0;
    private const int StopOnWarning = 8192;

    private static readonly Functions? _library = Load();

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

    private static Functions? Load() =>
        OperatingSystem.IsLinux()
        && NativeLibrary.TryLoad("libturbojpeg.so.0", out nint library)
        && NativeLibrary.TryGetExport(library, "tjInitDecompress", out nint init)
        && NativeLibrary.TryGetExport(library, "tjDecompress2", out nint decompress)
        && NativeLibrary.TryGetExport(library, "tjDestroy", out nint destroy)
            ? new Functions(init, decompress, destroy)
            : null;

    private sealed class Functions(nint init, nint decompress, nint destroy)
    {
        /// <summary>False where the decoder fails or warns.</summary>
        public bool Decompress(ReadOnlySpan<byte> file, Span<byte> rgb, int width, int height)
        {
            nint decoder = ((delegate* unmanaged<nint>)init)();
            if (decoder == 0)
            {
                return false;
            }

            fixed (byte* source = file)
            fixed (byte* target = rgb)
            {
                int result = ((delegate* unmanaged<nint, byte*, nuint, byte*, int, int, int, int, int, int>)decompress)(
                    decoder, source, (nuint)file.Length, target, width, width * 3, height, Rgb, StopOnWarning);
                ((delegate* unmanaged<nint, int>)destroy)(decoder);
                return result == 0;
            }
        }
    }
}
