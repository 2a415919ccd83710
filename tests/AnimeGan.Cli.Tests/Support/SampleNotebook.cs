using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>The notebooks in samples/. They name the library as a reader would; in a test it is the one beside the tests.</summary>
internal static class SampleNotebook
{
    /// <summary>Copies a sample into a test's folder.</summary>
    /// <returns>The copy's path.</returns>
    public static async Task<string> CopyAsync(string name, TemporaryFolder folder)
    {
        var text = await File.ReadAllTextAsync(RepositoryFiles.PathOf($"tests/AnimeGan.Cli.Tests/samples/{name}"), TestContext.Current.CancellationToken);
        var target = folder[name];
        await File.WriteAllTextAsync(
            target, text.Replace("../../../artifacts/kit/", AppContext.BaseDirectory, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        return target;
    }
}
