using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AnimeGan.Engine;

/// <summary>What this process needs before it computes with TorchSharp 0.107.0: the faults of that package that can be mended from outside, one class each.</summary>
/// <remarks>When a package is mended, its class goes, and with it its line here (src/decisions/0001-tensor-engine.md).</remarks>
public static class TensorEngine
{
    private static readonly Lazy<bool> _prepared = new(static () =>
    {
        OpenMpWaiting.Shorten();
        TileFence.Raise();
        FreedMemory.Keep();
        TorchSharpCalls.Watch();
        return true;
    });

    /// <summary>TorchSharp's version and libtorch's, as a run notes them.</summary>
    public static string Version => $"TorchSharp {PackageVersion(typeof(TorchSharp.torch).Assembly)}, libtorch {TorchSharp.torch.__version__}";

    /// <summary>Prepares the process, once; loads nothing. An entry point calls it before anything else: what is loaded by then reads no settings any more.</summary>
    /// <remarks>The first use of this library does it too, so that a notebook in any kernel, and a program that knows nothing of this, stand on the same engine.</remarks>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Whoever uses the library needs it, before a type of theirs can call anything.")]
    public static void Prepare() => _ = _prepared.Value;

    private static string PackageVersion(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
