using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Owns a random generator.</summary>
internal sealed class GeneratorHandle : SafeHandle
{
    public GeneratorHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.agt_generator_free(handle);
        return true;
    }
}

/// <summary>Owns a scope of inference mode; must be released on the thread that opened it.</summary>
internal sealed class GuardHandle : SafeHandle
{
    public GuardHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.agt_inference_guard_free(handle);
        return true;
    }
}

/// <summary>Owns a TorchScript module.</summary>
internal sealed class ModuleHandle : SafeHandle
{
    public ModuleHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.agt_module_free(handle);
        return true;
    }
}
