using System.Runtime.InteropServices;

namespace AnimeGan.Imaging.Interop;

/// <summary>The functions of TurboJPEG that the kit uses, of version 2 of its interface, which version 3 keeps; see turbojpeg.h.</summary>
internal sealed unsafe class LibTurboJpeg
{
    /// <summary>TJPF_RGB.</summary>
    private const int Rgb = 0;

    /// <summary>TJFLAG_STOPONWARNING.</summary>
    private const int StopOnWarning = 8192;

    private readonly delegate* unmanaged<nint> _initDecompress;
    private readonly delegate* unmanaged<nint, byte*, nuint, byte*, int, int, int, int, int, int> _decompress;
    private readonly delegate* unmanaged<nint, int> _destroy;

    private LibTurboJpeg(nint library)
    {
        _initDecompress = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "tjInitDecompress");
        _decompress = (delegate* unmanaged<nint, byte*, nuint, byte*, int, int, int, int, int, int>)NativeLibrary.GetExport(library, "tjDecompress2");
        _destroy = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "tjDestroy");
    }

    /// <summary>Loads the system's library; only Linux's, whose name and calling convention were tried.</summary>
    /// <returns>Null where there is none.</returns>
    public static LibTurboJpeg? Load() =>
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libturbojpeg.so.0", out var library) ? new LibTurboJpeg(library) : null;

    /// <summary>Decodes a JPEG, shrunk to a size that the decoder has.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rgb">Room for [height, width, 3].</param>
    /// <param name="width">Columns wanted.</param>
    /// <param name="height">Rows wanted.</param>
    /// <returns>False where the decoder fails or warns.</returns>
    public bool Decompress(ReadOnlySpan<byte> file, Span<byte> rgb, int width, int height)
    {
        var decoder = _initDecompress();
        if (decoder == 0)
        {
            return false;
        }

        fixed (byte* source = file)
        fixed (byte* target = rgb)
        {
            var status = _decompress(decoder, source, (nuint)file.Length, target, width, width * 3, height, Rgb, StopOnWarning);
            _destroy(decoder);
            return status == 0;
        }
    }
}
