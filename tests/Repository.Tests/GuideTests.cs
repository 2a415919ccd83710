using System.Text.RegularExpressions;
using Xunit;

namespace Repository.Tests;

/// <summary>The documents lead a reader from a question or an equation to the file: the table of papers.</summary>
public sealed partial class GuideTests
{
    private const string Papers = "src/PAPERS.md";

    [Fact]
    public void Papers_EveryFileAndTest_IsALinkToWhereItIs() =>
        Guard.Check(
            Markdown.Rows(Papers).SelectMany(cells => cells.TakeLast(2).SelectMany(cell => CodeSpan().Matches(cell).Select(span => (cell, name: span.Groups["text"].Value)))),
            pair => Target(pair.cell, pair.name) is not { } target ? $"{Papers} names {pair.name} without a link to it."
                : Path.HasExtension(target) && pair.name.Contains('_', StringComparison.Ordinal) ? (Holds(target, pair.name.Split('.')) ? null : $"{Papers} links {pair.name} to {target}, which does not hold it.")
                : target.EndsWith("/" + pair.name, StringComparison.Ordinal) ? null : $"{Papers} links {pair.name} to {target}.",
            atLeast: 200);

    private static bool Holds(string file, string[] names)
    {
        var text = File.ReadAllText(SourceTree.PathOf(file));
        return Array.TrueForAll(names, name => text.Contains(name, StringComparison.Ordinal));
    }

    private static string? Target(string cell, string name) =>
        Markdown.Links(Papers, cell[(cell.IndexOf($"`{name}`", StringComparison.Ordinal) + name.Length + 2)..]).Select(link => link.Target).FirstOrDefault() is { } target
        && cell.Contains($"[`{name}`](", StringComparison.Ordinal) ? target : null;

    [GeneratedRegex(@"`(?<text>[^`\n]+)`")]
    private static partial Regex CodeSpan();
}
