namespace AnimeGan.Notebooks.Documents;

/// <summary>Files that are replaced as a whole: who reads sees the old one or the new one, whenever a process was killed.</summary>
internal static class WholeFile
{
    private const string Ending = ".partial";

    // Two machines may share a folder, and each knows only its own processes; numbered ones differ at the end. Short, since names have 255 bytes.
    private static string Machine => Environment.MachineName[^Math.Min(12, Environment.MachineName.Length)..];

    /// <summary>Writes a file beside its place, then moves it there; what killed processes of this machine left beside it goes.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="content">All of it.</param>
    internal static void Write(string path, ReadOnlySpan<byte> content)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        Directory.CreateDirectory(folder);
        var temporary = $"{full}.{Machine}-{Environment.ProcessId}{Ending}";
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        foreach (var left in Directory.EnumerateFiles(folder, $"{Path.GetFileName(full)}.{Machine}-*{Ending}").Where(IsDead))
        {
            File.Delete(left);
        }
    }

    private static bool IsDead(string left)
    {
        var name = Path.GetFileName(left.AsSpan())[..^Ending.Length];
        if (!int.TryParse(name[(name.LastIndexOf('-') + 1)..], out var owner))
        {
            return false;
        }

        try
        {
            System.Diagnostics.Process.GetProcessById(owner).Dispose();
            return false;
        }
        catch (ArgumentException)
        {
            // How .NET says that there is no such process.
            return true;
        }
    }
}
