using System.Runtime.InteropServices;

namespace AnimeGan.Imaging.Interop;

/// <summary>Bytes that the bridge made, such as an encoded PNG.</summary>
internal sealed class NativeBytes : SafeHandle
{
    public NativeBytes()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.agv_bytes_free(handle);
        return true;
    }
}
