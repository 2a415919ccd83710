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

    /// <summary>A file to write, if it can be one.</summary>
    /// <param name="path">As --out gave it.</param>
    /// <param name="endings">Those that fit, with their dots.</param>
    /// <param name="hint">What more is said where the ending does not fit.</param>
    public static string RequireFile(string path, IReadOnlyList<string> endings, string hint = "")
    {
        var fitting = string.Join(" or ", endings);
        return !endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) ? throw new UsageException($"--out: '{path}' does not end in {fitting}{hint}")
            : Directory.Exists(path) ? throw new UsageException($"--out: '{path}' is a folder; name a file that ends in {fitting}")
            : path;
    }

    /// <summary>Writes a file whose folder may not exist yet; one that was there is replaced as a whole, or stays.</summary>
    public static void WriteFile(string path, byte[] bytes) => WholeFile.Write(path, bytes);
}
