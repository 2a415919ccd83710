using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

// Every structure that crosses is blittable, so no marshalling code is wanted anywhere in this assembly.
[assembly: DisableRuntimeMarshalling]

namespace AnimeGan.Imaging.Interop;

/// <summary>What a picture's header says (agv_info in native/vips_bridge.h).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeInfo
{
    public int Width;
    public int Height;
    public int Bands;
    public int Bits;
    public int Orientation;
    public int HasAlpha;
}

/// <summary>The functions of native/vips_bridge.h, by their C names.</summary>
internal static unsafe partial class NativeMethods
{
    /// <summary>AGV_ABI_VERSION of the header that these declarations were written from.</summary>
    public const int AbiVersion = 3;

    private const string Library = "animegan_vips";

    [LibraryImport(Library)]
    public static partial int agv_abi_version();

    [LibraryImport(Library)]
    public static partial int agv_start();

    [LibraryImport(Library)]
    public static partial byte* agv_version();

    [LibraryImport(Library)]
    public static partial byte* agv_last_error();

    [LibraryImport(Library)]
    public static partial int agv_probe(byte* data, long length, NativeInfo* info);

    [LibraryImport(Library)]
    public static partial int agv_picture_open(
        byte* data, long length, int shrink, int direct, int red, int green, int blue, out NativePicture picture);

    [LibraryImport(Library)]
    public static partial int agv_picture_size(NativePicture picture, int* width, int* height);

    [LibraryImport(Library)]
    public static partial int agv_picture_rows(NativePicture picture, int top, int count, byte* rgb);

    [LibraryImport(Library)]
    public static partial void agv_picture_close(nint picture);

    [LibraryImport(Library)]
    public static partial int agv_encode_png(byte* rgb, int width, int height, out NativeBytes bytes);

    [LibraryImport(Library)]
    public static partial int agv_bytes_view(NativeBytes bytes, byte** data, long* length);

    [LibraryImport(Library)]
    public static partial void agv_bytes_free(nint bytes);
}
