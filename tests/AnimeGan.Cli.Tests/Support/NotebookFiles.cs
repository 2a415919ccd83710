using AnimeGan.Testing;

namespace AnimeGan.Cli.Tests;

/// <summary>The notebooks of the curriculum.</summary>
internal static class NotebookFiles
{
    /// <summary>Their names, the longest first, so that none is left alone at the end: the later notebooks train the larger networks.</summary>
    public static IReadOnlyList<string> LongestFirst() =>
        [.. Directory.GetFiles(RepositoryFiles.PathOf("notebooks"), "*.ipynb").Select(path => Path.GetFileName(path)).OrderDescending(StringComparer.Ordinal)];
}
