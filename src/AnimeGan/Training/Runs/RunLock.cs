using System.Diagnostics;
using AnimeGan.Files;

namespace AnimeGan.Training;

/// <summary>Keeps two processes from training in one folder. The system frees it when the process ends, however it ends.</summary>
internal static class RunLock
{
    internal const string FileName = ".lock";

    // A killed process gives its memory back before its files: whoever goes on at once after it is dead waits for that.
    private static readonly TimeSpan _dying = TimeSpan.FromSeconds(5);

    internal static FileStream Take(RunFolder folder)
    {
        var path = Path.Combine(folder.Root, FileName);
        for (var began = Stopwatch.GetTimestamp(); ; Thread.Sleep(20))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (Exception refused) when (ReadOnlyPlace.Is(refused))
            {
                throw new UnauthorizedAccessException($"{folder.Root} cannot be written: it is read-only or somebody else's. Copy it to a place of your own, and go on with the copy.", refused);
            }
            catch (IOException fault) when (IsHeld(fault))
            {
                if (Stopwatch.GetElapsedTime(began) > _dying)
                {
                    throw new IOException($"{folder.Root} is in use: another process trains in it. Wait for it to end, or choose another folder.", fault);
                }
            }
        }
    }

    // EWOULDBLOCK of Linux and of macOS; ERROR_SHARING_VIOLATION.
    private static bool IsHeld(IOException fault) => fault.HResult is 11 or 35 or unchecked((int)0x80070020);
}
