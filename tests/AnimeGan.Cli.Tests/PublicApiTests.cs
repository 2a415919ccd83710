using System.Reflection;
using AnimeGan.Testing;
using PublicApiGenerator;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>A change to what others can call is seen in review: it changes a committed file.</summary>
public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions _options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = ["System.Runtime.CompilerServices.IsReadOnlyAttribute", "System.Text.Json.Serialization.JsonConverterAttribute", "System.Text.Json.Serialization.JsonPropertyOrderAttribute"],
    };

    [Theory]
    [InlineData("AnimeGan")]
    [InlineData("AnimeGan.Interactive")]
    [InlineData("AnimeGan.Notebooks")]
    [InlineData("AnimeGan.Kernel")]
    public void PublicApi_OfALibrary_IsTheCommittedOne(string library)
    {
        var committed = RepositoryFiles.PathOf($"src/{library}/PublicApi.txt");
        var built = RepositoryFiles.PathOf($"artifacts/PublicApi/{library}.txt");

        var surface = Assembly.Load(library).GeneratePublicApi(_options).ReplaceLineEndings("\n") + "\n";

        Directory.CreateDirectory(Path.GetDirectoryName(built)!);
        File.WriteAllText(built, surface);
        var difference = Difference(File.Exists(committed) ? File.ReadAllText(committed) : string.Empty, surface);
        Assert.True(difference.Length == 0, $"{library} offers something else than src/{library}/PublicApi.txt says. Where that is meant: cp {built} {committed}\n{difference}");
    }

    private static string Difference(string committed, string built)
    {
        var (old, now) = (committed.Split('\n'), built.Split('\n'));
        return string.Join('\n', old.Except(now).Select(line => "- " + line.Trim()).Concat(now.Except(old).Select(line => "+ " + line.Trim())).Take(40))
            is { Length: > 0 } lines ? lines : committed == built ? string.Empty : "The order of the lines differs.";
    }
}
