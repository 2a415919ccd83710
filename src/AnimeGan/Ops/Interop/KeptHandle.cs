using System.Runtime.InteropServices;

namespace AnimeGan.Ops.Interop;

/// <summary>What a forward pass keeps for the backward pass.</summary>
internal sealed class KeptHandle : SafeHandle
{
    public KeptHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.agf_give_back(handle);
        return true;
    }
}
