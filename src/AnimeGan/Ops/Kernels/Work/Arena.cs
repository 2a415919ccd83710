using System.Runtime.InteropServices;
using AnimeGan.Engine.Interop;

namespace AnimeGan.Ops;

/// <summary>Memory for float32 that grows and is used again and again, in large pages where the system has them.</summary>
internal sealed unsafe class Arena
{
    private readonly ArenaMemory _memory = ArenaMemory.Source;
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
        var bytes = (nuint)count * sizeof(float);
        if (bytes > _bytes || _memory.IsFresh)
        {
            Free();
            _first = (float*)_memory.Take(ref bytes);
            _bytes = bytes;
        }

        return _first;
    }

    /// <summary>Gives the memory back to the system, before its owner is collected.</summary>
    public void Free()
    {
        if (_first != null)
        {
            _memory.Give(_first, _bytes);
        }

        _first = null;
        _bytes = 0;
    }
}

/// <summary>Where arenas get their memory from.</summary>
internal unsafe class ArenaMemory
{
    private const nuint LargePage = 2 << 20;

    /// <summary>That of all arenas to come. A test's own ends where the numbers end, so that whatever reads or writes beyond them is caught.</summary>
    public static ArenaMemory Source { get; set; } = new();

    /// <summary>Whether each call of <see cref="Arena.Floats"/> gets memory of its own.</summary>
    public virtual bool IsFresh => false;

    /// <summary>Takes memory.</summary>
    /// <param name="bytes">How much is needed, and then how much there is.</param>
    public virtual void* Take(ref nuint bytes)
    {
        bytes = (bytes + LargePage - 1) / LargePage * LargePage;
        var first = NativeMemory.AlignedAlloc(bytes, LargePage);
        CLibrary.WantLargePages(first, bytes);
        return first;
    }

    /// <summary>Gives it back.</summary>
    public virtual void Give(void* first, nuint bytes) => NativeMemory.AlignedFree(first);
}
