using AnimeGan.Testing;

namespace AnimeGan.Fuzzing;

/// <summary>Inputs that broke the law once, a folder a target; they are read first, every time.</summary>
internal static class Corpus
{
    /// <summary>The folder in the repository.</summary>
    public static string Folder { get; } = RepositoryFiles.PathOf("tests/AnimeGan.Fuzzing/Corpus");

    /// <summary>The inputs of a target, in the order of their names.</summary>
    public static IEnumerable<byte[]> Of(FuzzTarget target)
    {
        var folder = Path.Combine(Folder, target.Name);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes) : [];
    }
}
