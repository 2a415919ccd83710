using System.Runtime.InteropServices;
using TorchSharp;

namespace AnimeGan.Engine.Interop;

/// <summary>What the kit calls in TorchSharp's own native library, by its names.</summary>
internal static unsafe class LibTorchSharp
{
    /// <summary>The call that frees a Scalar.</summary>
    public const string FreeScalar = "THSTorch_dispose_scalar";

    private static readonly Lazy<nint> _freeScalar = new(static () => NativeLibrary.GetExport(NativeLibrary.Load(TorchSharpCalls.Library, typeof(torch).Assembly, null), FreeScalar));

    /// <summary>Frees a Scalar.</summary>
    /// <param name="scalar">Its address.</param>
    public static void Free(nint scalar) => ((delegate* unmanaged<nint, void>)_freeScalar.Value)(scalar);
}
