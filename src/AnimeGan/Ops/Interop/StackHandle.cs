using System.Runtime.InteropServices;

namespace AnimeGan.Ops.Interop;

/// <summary>A stack with its worker threads and scratch memory.</summary>
internal sealed class StackHandle : SafeHandle
{
    public StackHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.agf_destroy(handle);
        return true;
    }
}
