using System.Text.RegularExpressions;
using AnimeGan.Playground;
using Xunit;

namespace AnimeGan.Tests.Playground;

public sealed partial class PlaygroundOperatorsTests
{
    [Fact]
    public void Names_AreWhatTheRunnersTextHasCodeFor()
    {
        var table = Part("Operators.js").Split("const OPERATORS = {")[1];

        var known = OfTable().Matches(table).Concat(OfNetwork().Matches(Part("Network.js"))).Select(match => match.Groups["name"].Value);

        Assert.Equal(PlaygroundOperators.Names, known.Order(StringComparer.Ordinal));
    }

    private static string Part(string name)
    {
        using var stream = typeof(PlaygroundPage).Assembly.GetManifestResourceStream($"Playground/{name}")!;
        return new StreamReader(stream).ReadToEnd();
    }

    [GeneratedRegex(@"^  (?<name>[A-Z]\w+):", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex OfTable();

    [GeneratedRegex("case '(?<name>[A-Z]\\w+)':", RegexOptions.NonBacktracking)]
    private static partial Regex OfNetwork();
}
