using System.Runtime.InteropServices;

namespace AnimeGan.Imaging.Interop;

/// <summary>An opened picture; the bytes that it was opened from must outlive it.</summary>
internal sealed class NativePicture : SafeHandle
{
    public NativePicture()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.agv_picture_close(handle);
        return true;
    }
}
