using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AnimeGan.Notebooks.Documents;

/// <summary>Files that are replaced as a whole: who reads sees the old one or the new one, whenever a process was killed.</summary>
internal static class WholeFile
{
    private const string Ending = ".partial";

    // EROFS, which .NET keeps as it is.
    private const int ReadOnlyFileSystem = 30;

    // A name may itself have all the bytes that there are.
    private const int MostBytes = 215;

    // Two machines may share a folder, and each knows only its own processes; numbered ones differ at the end. Short, since names have 255 bytes.
    private static string Machine => Environment.MachineName[^Math.Min(12, Environment.MachineName.Length)..];

    /// <summary>Writes a file beside its place, then moves it there; what killed processes of this machine left beside it goes.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="content">All of it.</param>
    /// <exception cref="UnauthorizedAccessException">The file, or its folder, may not be written.</exception>
    internal static void Write(string path, ReadOnlySpan<byte> content)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        var prefix = $"{Short(Path.GetFileName(full))}.{Machine}-";
        var temporary = Path.Combine(folder, $"{prefix}{Environment.ProcessId}{Ending}");
        try
        {
            Directory.CreateDirectory(folder);
            Replace(full, temporary, content);
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException { HResult: ReadOnlyFileSystem })
        {
            throw new UnauthorizedAccessException($"{path} cannot be written: it, or its folder, is read-only or somebody else's. Name another place, or have the permission given to you.", denied);
        }

        // Not by a pattern: quotes, stars and question marks in a name would be wildcards.
        foreach (var left in Directory.EnumerateFiles(folder).Where(file => IsDead(Path.GetFileName(file.AsSpan()), prefix)))
        {
            File.Delete(left);
        }
    }

    private static void Replace(string full, string temporary, ReadOnlySpan<byte> content)
    {
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }

    private static string Short(string name) =>
        Encoding.UTF8.GetBytes(name) is { Length: > MostBytes } bytes ? Convert.ToHexStringLower(SHA256.HashData(bytes)) : name;

    private static bool IsDead(ReadOnlySpan<char> name, string prefix)
    {
        if (!name.StartsWith(prefix, StringComparison.Ordinal) || !name.EndsWith(Ending, StringComparison.Ordinal)
            || !int.TryParse(name[prefix.Length..^Ending.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var owner))
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
