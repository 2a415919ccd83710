using Xunit;

namespace Repository.Tests;

/// <summary>A room is small enough to see.</summary>
public sealed class FolderTests
{
    // About twenty.
    private const int MostFiles = 24;

    [Fact]
    public void Folders_OfSourcesAndTests_HoldAboutTwentyFilesAtMost() => Guard.Check(
        SourceTree.Files.Select(SourceTree.Relative).Where(IsSource).CountBy(file => file[..file.LastIndexOf('/')]),
        folder => folder.Value <= MostFiles ? null : $"{folder.Key} holds {folder.Value} files; give a part of them a folder with a name of its own.",
        atLeast: 50);

    private static bool IsSource(string file) =>
        (file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("tests/", StringComparison.Ordinal)) && !file.EndsWith(".md", StringComparison.Ordinal);
}
