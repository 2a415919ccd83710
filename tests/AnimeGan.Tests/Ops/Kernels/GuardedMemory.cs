using System.Runtime.InteropServices;
using AnimeGan.Ops;

namespace AnimeGan.Tests.Ops;

/// <summary>
/// Memory for arenas that ends before a page that nobody may touch, or begins behind one: who reads or writes beyond it dies. It holds no
/// numbers at first, so that who reads what nobody wrote computes none. On Linux and macOS.
/// </summary>
internal sealed unsafe partial class GuardedMemory : ArenaMemory
{
    private const int NoAccess = 0;
    private const int ReadWrite = 3;

    private static readonly nuint _page = (nuint)Environment.SystemPageSize;
    private static readonly int _privateAnonymous = OperatingSystem.IsMacOS() ? 0x1002 : 0x22;

    private readonly SortedList<nint, nint> _ends = [];

    /// <summary>Whether memory to come begins at a page's beginning, so that who reaches before it dies; else it ends at a page's end.</summary>
    public bool GuardsBeginning { get; set; }

    public override bool IsFresh => true;

    public override void* Take(ref nuint bytes)
    {
        var within = InPages(bytes);
        var all = (byte*)mmap(null, within + (2 * _page), NoAccess, _privateAnonymous, -1, 0);
        if ((nint)all == -1 || mprotect(all + _page, within, ReadWrite) != 0)
        {
            throw new InvalidOperationException("No memory with guards.");
        }

        new Span<byte>(all + _page, (int)within).Fill(0xff);
        var first = GuardsBeginning ? all + _page : all + _page + within - bytes;
        lock (_ends)
        {
            _ends[(nint)first] = (nint)first + (nint)bytes;
        }

        return first;
    }

    /// <summary>Whether so many bytes lie in memory that one call took.</summary>
    public bool Holds(void* first, nint bytes)
    {
        lock (_ends)
        {
            // The last that begins no later.
            var (low, high) = (0, _ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = _ends.GetKeyAtIndex(middle) <= (nint)first ? (middle + 1, high) : (low, middle);
            }

            return low > 0 && (nint)first + bytes <= _ends.GetValueAtIndex(low - 1);
        }
    }

    public override void Give(void* first, nuint bytes)
    {
        lock (_ends)
        {
            _ends.Remove((nint)first);
        }

        // Wherever it begins in its first page.
        var within = InPages(bytes);
        var begin = bytes == 0 && !GuardsBeginning ? (byte*)first - within : (byte*)((nuint)first / _page * _page);
        _ = munmap(begin - _page, within + (2 * _page));
    }

    private static nuint InPages(nuint bytes) => Math.Max((bytes + _page - 1) / _page, 1) * _page;

    [LibraryImport("libc")]
    private static partial void* mmap(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc")]
    private static partial int mprotect(void* address, nuint length, int protection);

    [LibraryImport("libc")]
    private static partial int munmap(void* address, nuint length);
}
