using System.Runtime.InteropServices;
using System.Text;

namespace AnimeGan.Ops.Interop;

/// <summary>Environment variables as native libraries see them; the runtime's own are a copy that they do not.</summary>
internal static unsafe class NativeEnvironment
{
    /// <summary>Sets one, by the C library that is in every process of a Unix.</summary>
    public static void Set(string variable, string value)
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
}
