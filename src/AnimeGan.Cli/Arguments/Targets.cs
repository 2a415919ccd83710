using AnimeGan.Notebooks.Documents;

namespace AnimeGan.Cli.Arguments;

/// <summary>Checks of places to write to, made before any work.</summary>
internal static class Targets
{
    /// <summary>Refuses a folder that holds something, unless it is to be replaced.</summary>
    public static void RequireNewFolder(string folder, bool overwrite)
    {
        if (File.Exists(folder))
        {
            throw new UsageException($"--out: '{folder}' is a file; name a folder that does not exist yet");
        }

        if (!overwrite && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UsageException($"--out: '{folder}' is there already; add --overwrite to replace it, or name another");
        }
    }

    /// <summary>Writes a file whose folder may not exist yet; one that was there is replaced as a whole, or stays.</summary>
    public static void WriteFile(string path, byte[] bytes) => WholeFile.Write(path, bytes);
}
