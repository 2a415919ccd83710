using System.Runtime.InteropServices;

namespace AnimeGan.Files.Interop;

/// <summary>Linux's renameat2: two folders change places in one act, so that a process killed at any moment leaves both of them whole under one of the two names.</summary>
internal static partial class FolderExchange
{
    private const int HereAndNow = -100;
    private const uint Exchange = 2;

    /// <summary>Exchanges two folders of one file system.</summary>
    /// <param name="one">A folder that is there.</param>
    /// <param name="other">Another.</param>
    /// <returns>False where the system or the file system cannot do that; nothing has changed then.</returns>
    internal static bool Try(string one, string other)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            return renameat2(HereAndNow, one, HereAndNow, other, Exchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            // An older C library, or another one.
            return false;
        }
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int renameat2(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);
}
