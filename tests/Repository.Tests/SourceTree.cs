using System.Diagnostics;

namespace Repository.Tests;

/// <summary>The repository's own files, as git would list them: tracked or new, never ignored.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Files { get; } = ListFiles();

    public static IReadOnlyList<string> ShellScripts { get; } =
        [.. Files.Where(file => file.EndsWith(".sh", StringComparison.Ordinal) || HasBashShebang(file))];

    public static IReadOnlyList<string> Library(string folder) =>
        [.. Files.Where(file => Relative(file).StartsWith(folder + "/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))];

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>The lines of a C# file with comments and the text of literals blanked out, so that a rule sees code only.</summary>
    public static IReadOnlyList<string> CodeLines(string file) => CodeText.WithoutCommentsAndStrings(File.ReadAllText(file)).Split('\n');

    private static bool HasBashShebang(string file) =>
        Path.GetExtension(file).Length == 0 && File.ReadLines(file).FirstOrDefault()?.StartsWith("#!", StringComparison.Ordinal) == true;

    private static List<string> ListFiles()
    {
        var start = new ProcessStartInfo("git", ["-c", "core.quotePath=false", "-c", $"safe.directory={Root}", "ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            var listed = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            if (git.ExitCode == 0)
            {
                return [.. listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(PathOf).Where(File.Exists)];
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No git on this machine: a checkout unpacked from an archive is walked instead.
        }

        return [.. Walk(new DirectoryInfo(Root))];
    }

    private static IEnumerable<string> Walk(DirectoryInfo folder)
    {
        string[] made = ["artifacts", "runs", "site", "bin", "obj", ".git", "node_modules"];
        foreach (var file in folder.EnumerateFiles())
        {
            yield return file.FullName;
        }

        foreach (var inner in folder.EnumerateDirectories().Where(inner => !made.Contains(inner.Name)).SelectMany(Walk))
        {
            yield return inner;
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AnimeGan.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No AnimeGan.sln above {AppContext.BaseDirectory}.");
    }
}
