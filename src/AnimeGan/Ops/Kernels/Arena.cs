using System.Runtime.InteropServices;
using AnimeGan.Engine.Interop;

namespace AnimeGan.Ops;

/// <summary>Memory for float32 that grows and is used again and again, in large pages where the system has them.</summary>
internal sealed unsafe class Arena
{
    private const nuint LargePage = 2 << 20;

    private float* _first;
    private nuint _bytes;

    ~Arena() => Free();

    /// <summary>The numbers that were asked for last.</summary>
    public float* First => _first;

    /// <summary>Makes room.</summary>
    /// <param name="count">Numbers, at least.</param>
    /// <returns>The first of them, 64-byte aligned; what was in them before may be lost.</returns>
    /// <exception cref="OutOfMemoryException">There is no such memory.</exception>
    public float* Floats(nint count)
    {
        var bytes = ((nuint)count * sizeof(float) + LargePage - 1) / LargePage * LargePage;
        if (bytes > _bytes)
        {
            Free();
            _first = (float*)NativeMemory.AlignedAlloc(bytes, LargePage);
            CLibrary.WantLargePages(_first, bytes);
            _bytes = bytes;
        }

        return _first;
    }

    /// <summary>Gives the memory back to the system, before its owner is collected.</summary>
    public void Free()
    {
        NativeMemory.AlignedFree(_first);
        _first = null;
        _bytes = 0;
    }
}
