namespace AnimeGan.Testing;

/// <summary>Finds the repository that a test was built from.</summary>
public static class RepositoryFiles
{
    /// <summary>The folder that holds AnimeGan.sln, found upwards from the test's own folder.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above holds AnimeGan.sln.</exception>
    public static string Root { get; } = FindRoot();

    /// <summary>An absolute path from one relative to the root.</summary>
    /// <param name="relative">Path with forward slashes, as in "tests/AnimeGan.Tests/Data/oracles/open_npy.py".</param>
    public static string PathOf(string relative) => Path.GetFullPath(Path.Combine(Root, relative));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AnimeGan.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No AnimeGan.sln above {AppContext.BaseDirectory}: run the tests from inside the repository.");
    }
}
