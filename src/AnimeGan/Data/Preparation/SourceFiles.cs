namespace AnimeGan.Data;

/// <summary>The files below a folder, in an order that depends on their names alone.</summary>
internal static class SourceFiles
{
    /// <summary>Lists every file of a folder and its sub-folders; links to folders are not followed.</summary>
    /// <param name="source">An absolute path.</param>
    /// <param name="unreadable">Gets the folders that could not be listed.</param>
    /// <param name="token">Stops the listing.</param>
    /// <returns>Paths from the source, with forward slashes; in each folder first its files, then its folders, both in ordinal order.</returns>
    public static List<string> List(string source, List<RejectedInput> unreadable, CancellationToken token)
    {
        var files = new List<string>();
        var pending = new Stack<string>();
        pending.Push(string.Empty);
        while (pending.TryPop(out string? folder))
        {
            token.ThrowIfCancellationRequested();
            try
            {
                Add(source, folder, files, pending);
            }
            catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
            {
                unreadable.Add(new RejectedInput(folder + "/", RejectionReason.Unreadable, $"The folder cannot be listed: {refused.GetType().Name}."));
            }
        }

        return files;
    }

    private static void Add(string source, string folder, List<string> files, Stack<string> pending)
    {
        var folders = new List<string>();
        int first = files.Count;
        foreach (FileSystemInfo entry in new DirectoryInfo(Path.Combine(source, folder)).EnumerateFileSystemInfos())
        {
            string path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
            if (!entry.Attributes.HasFlag(FileAttributes.Directory))
            {
                files.Add(path);
            }
            else if (entry.LinkTarget is null)
            {
                folders.Add(path);
            }
        }

        files.Sort(first, files.Count - first, StringComparer.Ordinal);
        folders.Sort(StringComparer.Ordinal);
        for (int i = folders.Count - 1; i >= 0; i--)
        {
            pending.Push(folders[i]);
        }
    }
}
