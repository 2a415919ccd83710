using AnimeGan.Files;

namespace AnimeGan.Training;

/// <summary>Keeps two processes from training in one folder. The system frees it when the process ends, however it ends.</summary>
internal static class RunLock
{
    internal const string FileName = ".lock";

    internal static FileStream Take(RunFolder folder)
    {
        var path = Path.Combine(folder.Root, FileName);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception refused) when (ReadOnlyPlace.Is(refused))
        {
            throw new UnauthorizedAccessException($"{folder.Root} cannot be written: it is read-only or somebody else's. Copy it to a place of your own, and go on with the copy.", refused);
        }
        catch (IOException fault) when (!FullDisk.Is(fault))
        {
            throw new IOException($"{folder.Root} is in use: another process trains in it. Wait for it to end, or choose another folder.", fault);
        }
    }
}
