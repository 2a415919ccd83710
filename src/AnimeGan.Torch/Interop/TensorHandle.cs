using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Owns one reference of a libtorch tensor.</summary>
internal sealed class TensorHandle : SafeHandle
{
    private static long s_finalized;
    private readonly long _pressure;

    /// <summary>Takes over an owned agt_tensor.</summary>
    /// <param name="handle">From a result of the bridge.</param>
    /// <param name="kibibytes">Memory that the collector should know of, 0 for small or shared tensors.</param>
    public TensorHandle(nint handle, int kibibytes = 0)
        : base(0, ownsHandle: true)
    {
        SetHandle(handle);
        if (kibibytes > 0)
        {
            _pressure = (long)kibibytes << 10;
            GC.AddMemoryPressure(_pressure);
        }
    }

    /// <summary>Handles that a finalizer had to free because nobody disposed of them.</summary>
    public static long Finalized => Interlocked.Read(ref s_finalized);

    public override bool IsInvalid => handle == 0;

    /// <summary>A second handle of a tensor that native code lends for the length of a callback.</summary>
    public static TensorHandle Share(nint borrowed)
    {
        Bridge.Check(NativeMethods.agt_tensor_share(borrowed, out var owned));
        return new TensorHandle(owned);
    }

    /// <summary>A second reference of this tensor, which native code takes over.</summary>
    public nint ShareRaw()
    {
        var held = false;
        DangerousAddRef(ref held);
        try
        {
            Bridge.Check(NativeMethods.agt_tensor_share(handle, out var owned));
            return owned;
        }
        finally
        {
            DangerousRelease();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing && !IsClosed && !IsInvalid)
        {
            Interlocked.Increment(ref s_finalized);
        }

        base.Dispose(disposing);
    }

    protected override bool ReleaseHandle()
    {
        NativeMethods.agt_tensor_free(handle);
        if (_pressure > 0)
        {
            GC.RemoveMemoryPressure(_pressure);
        }

        return true;
    }
}
