using System.Reflection;
using System.Runtime.InteropServices;
using AnimeGan.Engine.Interop;

namespace AnimeGan.Engine;

/// <summary>Keeps the numbers that TorchSharp hands to libtorch until native code has surely read them.</summary>
/// <remarks>
/// For each number in an expression (x * 0.5, a rectifier's slope) TorchSharp 0.107.0 makes a Scalar, to which nothing refers
/// while libtorch reads it: a collection at that moment frees it, and the operator computes with what is there instead, or
/// refuses. So the call that frees a Scalar leads here, and the Scalar goes ten seconds later. Linux only: elsewhere a
/// library of one name cannot be made out of nothing.
/// </remarks>
internal static unsafe class ScalarLifetimes
{
    private static readonly RetiredScalars _retired = new(TimeSpan.FromSeconds(10), LibTorchSharp.Free);

    /// <summary>How many Scalars this process has kept for a while instead of freeing them.</summary>
    internal static long Retired => _retired.Count;

    /// <summary>Makes the call lead here; only before TorchSharp has made it.</summary>
    /// <param name="torchSharp">TorchSharp.</param>
    internal static void Extend(Assembly torchSharp)
    {
        if (OperatingSystem.IsLinux()
            && AbsoluteSymbol.TryBuild(LibTorchSharp.FreeScalar, (nint)(delegate* unmanaged<nint, void>)&Retire, out var library)
            && CLibrary.LoadFromMemory(LibTorchSharp.FreeScalar, library) is { } handle)
        {
            TorchSharpCalls.Link(torchSharp, LibTorchSharp.FreeScalar, handle);
        }
    }

    [UnmanagedCallersOnly]
    private static void Retire(nint scalar)
    {
        if (scalar != 0)
        {
            _retired.Retire(scalar, TimeSpan.FromMilliseconds(Environment.TickCount64));
        }
    }
}
