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
}
