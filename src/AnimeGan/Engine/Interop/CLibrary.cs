using System.Runtime.InteropServices;
using System.Text;

namespace AnimeGan.Engine.Interop;

/// <summary>What the C library of every Unix process offers and .NET does not.</summary>
internal static unsafe class CLibrary
{
    private const int CloseOnExec = 1;

    /// <summary>Sets an environment variable as native libraries see it; the runtime's own are a copy that they do not.</summary>
    /// <exception cref="InvalidOperationException">The system refused.</exception>
    public static void SetVariable(string variable, string value)
    {
        var set = (delegate* unmanaged<byte*, byte*, int, int>)NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "setenv");
        fixed (byte* name = Encoding.UTF8.GetBytes(variable + '\0'))
        fixed (byte* content = Encoding.UTF8.GetBytes(value + '\0'))
        {
            if (set(name, content, 1) != 0)
            {
                throw new InvalidOperationException($"{variable} could not be set.");
            }
        }
    }

    /// <summary>Changes a setting of glibc's allocator (mallopt).</summary>
    /// <returns>False where the C library has no such setting, as musl.</returns>
    public static bool SetAllocator(int parameter, int value) =>
        NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "mallopt", out var mallopt)
        && ((delegate* unmanaged<int, int, int>)mallopt)(parameter, value) != 0;

    /// <summary>Loads a library that is no file (memfd_create).</summary>
    /// <param name="name">What /proc calls it.</param>
    /// <param name="library">Its bytes.</param>
    /// <returns>Its handle; null where the system has no files in memory.</returns>
    /// <exception cref="DllNotFoundException">The loader refused it.</exception>
    public static nint? LoadFromMemory(string name, ReadOnlySpan<byte> library)
    {
        if (!NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "memfd_create", out var create))
        {
            return null;
        }

        int descriptor;
        fixed (byte* text = Encoding.UTF8.GetBytes(name + '\0'))
        {
            descriptor = ((delegate* unmanaged<byte*, uint, int>)create)(text, CloseOnExec);
        }

        if (descriptor < 0)
        {
            return null;
        }

        // It stays open: the loader knows a library by its path, and another one under this number would pass for it.
        using (var stream = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write))
        {
            stream.Write(library);
        }

        return NativeLibrary.Load($"/proc/self/fd/{descriptor}");
    }

    /// <summary>Asks for large pages behind memory that is much in use (madvise); a request, which systems without them need not hear.</summary>
    /// <param name="first">Where a large page begins.</param>
    /// <param name="bytes">Whole large pages.</param>
    public static void WantLargePages(void* first, nuint bytes)
    {
        const int HugePage = 14;
        if (OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "madvise", out var advise))
        {
            _ = ((delegate* unmanaged<void*, nuint, int, int>)advise)(first, bytes, HugePage);
        }
    }

    /// <summary>Moves this thread away from some processors, where it may run on others, and leaves it free to come back (sched_setaffinity).</summary>
    /// <param name="processors">Their numbers.</param>
    public static void LeaveProcessors(ReadOnlySpan<int> processors)
    {
        const int Bytes = 128;
        if (!OperatingSystem.IsLinux()
            || !NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "sched_getaffinity", out var get)
            || !NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "sched_setaffinity", out var set))
        {
            return;
        }

        var allowed = stackalloc byte[Bytes];
        if (((delegate* unmanaged<int, nuint, byte*, int>)get)(0, Bytes, allowed) != 0)
        {
            return;
        }

        var others = stackalloc byte[Bytes];
        new ReadOnlySpan<byte>(allowed, Bytes).CopyTo(new Span<byte>(others, Bytes));
        foreach (var processor in processors)
        {
            if (processor < 8 * Bytes)
            {
                others[processor / 8] &= (byte)~(1 << (processor % 8));
            }
        }

        if (new ReadOnlySpan<byte>(others, Bytes).ContainsAnyExcept((byte)0) && ((delegate* unmanaged<int, nuint, byte*, int>)set)(0, Bytes, others) == 0)
        {
            _ = ((delegate* unmanaged<int, nuint, byte*, int>)set)(0, Bytes, allowed);
        }
    }
}
