using System.Runtime.InteropServices;
using AnimeGan.Ops;

namespace AnimeGan.Tests.Ops;

/// <summary>
/// Memory for arenas that begins after a page and ends before one that nobody may touch: who reads or writes beyond it dies. It holds no
/// numbers at first, so that who reads what nobody wrote computes none. On Linux and macOS.
/// </summary>
internal sealed unsafe partial class GuardedMemory : ArenaMemory
{
    private const int NoAccess = 0;
    private const int ReadWrite = 3;

    private static readonly nuint _page = (nuint)Environment.SystemPageSize;
    private static readonly int _privateAnonymous = OperatingSystem.IsMacOS() ? 0x1002 : 0x22;

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
        return all + _page + within - bytes;
    }

    public override void Give(void* first, nuint bytes)
    {
        var within = InPages(bytes);
        _ = munmap((byte*)first + bytes - within - _page, within + (2 * _page));
    }

    private static nuint InPages(nuint bytes) => Math.Max((bytes + _page - 1) / _page, 1) * _page;

    [LibraryImport("libc")]
    private static partial void* mmap(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc")]
    private static partial int mprotect(void* address, nuint length, int protection);

    [LibraryImport("libc")]
    private static partial int munmap(void* address, nuint length);
}
