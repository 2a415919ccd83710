using System.Runtime.InteropServices;

namespace AnimeGan.Imaging.Interop;

/// <summary>The bridge as C# calls: spans in, exceptions out.</summary>
internal static unsafe class Vips
{
    /// <summary>Loads the bridge and starts libvips; safe to call again.</summary>
    /// <returns>libvips' version.</returns>
    /// <exception cref="InvalidOperationException">The library beside the assembly is of another version.</exception>
    public static string Start()
    {
        int version = NativeMethods.agv_abi_version();
        if (version != NativeMethods.AbiVersion)
        {
            throw new InvalidOperationException(
                $"libanimegan_vips.so has interface version {version}, this assembly needs {NativeMethods.AbiVersion}: "
                + "delete artifacts/native/animegan_vips and run 'dotnet build' again.");
        }

        Check(NativeMethods.agv_start());
        return Marshal.PtrToStringUTF8((nint)NativeMethods.agv_version()) ?? "unknown";
    }

    public static NativeInfo Probe(byte* data, long length)
    {
        NativeInfo info;
        Check(NativeMethods.agv_probe(data, length, &info));
        return info;
    }

    public static NativePicture Open(byte* data, long length, int shrink, bool direct, RgbColor background)
    {
        Check(NativeMethods.agv_picture_open(
            data, length, shrink, direct ? 1 : 0, background.Red, background.Green, background.Blue, out NativePicture picture));
        return picture;
    }

    public static (int Width, int Height) Size(NativePicture picture)
    {
        int width;
        int height;
        Check(NativeMethods.agv_picture_size(picture, &width, &height));
        return (width, height);
    }

    public static void Rows(NativePicture picture, int top, int count, Span<byte> rgb)
    {
        fixed (byte* target = rgb)
        {
            Check(NativeMethods.agv_picture_rows(picture, top, count, target));
        }
    }

    public static byte[] EncodePng(RgbImage image)
    {
        fixed (byte* pixels = image.Pixels)
        {
            Check(NativeMethods.agv_encode_png(pixels, image.Width, image.Height, out NativeBytes bytes));
            using (bytes)
            {
                byte* data;
                long length;
                Check(NativeMethods.agv_bytes_view(bytes, &data, &length));
                return new ReadOnlySpan<byte>(data, checked((int)length)).ToArray();
            }
        }
    }

    /// <summary>Turns a failed status into an exception that says what libvips said.</summary>
    private static void Check(int status)
    {
        if (status != 0)
        {
            string message = Marshal.PtrToStringUTF8((nint)NativeMethods.agv_last_error()) ?? string.Empty;
            throw new PictureException(PictureProblem.Damaged, $"The picture cannot be read: {message}.");
        }
    }
}
