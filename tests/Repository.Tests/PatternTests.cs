using System.Text.RegularExpressions;
using Xunit;

namespace Repository.Tests;

/// <summary>Patterns of the kit meet what strangers wrote: files, pages, cells. One that goes back over its text can take minutes for a few kilobytes.</summary>
public sealed partial class PatternTests
{
    [Fact]
    public void Patterns_EverySource_ReadTheirTextOnce() =>
        Guard.Check(
            SourceTree.Library("src").SelectMany(file => Pattern().Matches(string.Join('\n', SourceTree.CodeLines(file))).Select(match => (file, match))),
            found => found.match.Value.Contains("RegexOptions.NonBacktracking", StringComparison.Ordinal)
                ? null
                : $"{SourceTree.Relative(found.file)}: '{Line(found.file, found.match)}' can go back over its text: make it with RegexOptions.NonBacktracking, or read the text without a pattern.",
            atLeast: 10);

    [Theory]
    [InlineData("static readonly Regex _a = new(\"x;\",\n RegexOptions.NonBacktracking);", true)]
    [InlineData("static readonly Regex _a = new(\"RegexOptions.NonBacktracking\");", false)]
    [InlineData("[GeneratedRegex(\"x\")]\nprivate static partial Regex A();", false)]
    [InlineData("var a = Regex.Replace(b, \"x\", \"y\", RegexOptions.Singleline);", false)]
    public void Patterns_Source_AreFoundWhereverTheyAreMade(string source, bool readsOnce)
    {
        var found = Pattern().Match(CodeText.WithoutCommentsAndStrings(source));

        Assert.True(found.Success);
        Assert.Equal(readsOnce, found.Value.Contains("RegexOptions.NonBacktracking", StringComparison.Ordinal));
    }

    private static string Line(string file, Match match) =>
        File.ReadLines(file).ElementAt(SourceTree.CodeLines(file).Aggregate((Length: 0, Line: -1), (at, line) => at.Length > match.Index ? at : (at.Length + line.Length + 1, at.Line + 1)).Line).Trim();

    // From the type's name to the end of the statement that makes the pattern.
    [GeneratedRegex(@"\b(Generated)?Regex\b[^;]*;")]
    private static partial Regex Pattern();
}
