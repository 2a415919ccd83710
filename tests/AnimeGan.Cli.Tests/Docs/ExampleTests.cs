using System.Text.RegularExpressions;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Each example in the documentation is what it says: a cell that runs and shows something.</summary>
public sealed partial class ExampleTests(ExampleWorld world) : IClassFixture<ExampleWorld>
{
    public static TheoryData<string> Members => [.. PublicDocs.Examples.Keys];

    [Fact]
    public void Examples_InTheDocumentation_AreFound() => Assert.True(PublicDocs.Examples.Count >= 25, $"found {PublicDocs.Examples.Count} examples");

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Example_RunAsACell_ShowsWhatItSays(string member)
    {
        var code = PublicDocs.Examples[member];

        var (shown, error) = await world.RunAsync(code);

        Assert.True(error is null, $"{member}: {error?.Message}\n{code}");
        Assert.True(shown.Count > 0, $"{member} shows nothing:\n{code}");
        Assert.All(
            Promise().Matches(code).Select(match => match.Groups["text"].Value),
            promise => Assert.True(shown.Any(text => text.StartsWith(promise, StringComparison.Ordinal)), $"{member} says {promise} and shows {string.Join(" | ", shown)}"));
    }

    // A comment with an arrow says what comes out, or how that begins.
    [GeneratedRegex(@"// → (?<text>[^\n…]+)")]
    private static partial Regex Promise();
}
