using System.Text.RegularExpressions;
using Xunit;

namespace Repository.Tests;

/// <summary>The documents lead a reader from a question or an equation to the file: the table of papers, and the ten questions.</summary>
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

    [Fact]
    public void RunFolder_EveryPath_IsInTheTableOfWhatARunLeaves() =>
        Guard.Check(
            RunPath().Matches(File.ReadAllText(SourceTree.PathOf("src/AnimeGan/Training/Runs/RunFolder.cs"))).Select(path => path.Groups["name"].Value),
            name => Markdown.Rows("src/README.md").Any(cells => cells[0].Contains($"`{name}", StringComparison.Ordinal)) ? null : $"src/README.md does not say who writes a run's {name}.",
            atLeast: 8);

    [Fact]
    public void Diagrams_EveryClassNamed_HasAFile() =>
        Guard.Check(
            Diagram().Matches(File.ReadAllText(SourceTree.PathOf("src/README.md"))).SelectMany(diagram => ClassName().Matches(diagram.Value)).Select(name => name.Value).Distinct(),
            name => SourceTree.Library("src").Any(file => Path.GetFileNameWithoutExtension(file) == name) ? null : $"A diagram of src/README.md names {name}, which has no file.",
            atLeast: 15);

    [Fact]
    public void Questions_EachOne_IsAnsweredWithinThreeLinksOfTheFirstPage() =>
        Guard.Check(
            Questions(),
            cells =>
            {
                var page = "README.md";
                var path = Markdown.Links("CONTRIBUTING.md", cells[1]).Select(link => link.Target).ToList();
                foreach (var next in path)
                {
                    if (!Shown(page).Contains(next))
                    {
                        return $"'{cells[0]}': {page} does not lead to {next}.";
                    }

                    page = next;
                }

                var missing = path.Count is >= 1 and <= 3 ? CodeSpan().Matches(cells[2]).Select(span => span.Groups["text"].Value).Where(name => !name.StartsWith("--", StringComparison.Ordinal) && !Holds(page, [name])).ToList() : ["(1 to 3 links)"];
                return missing.Count == 0 ? null : $"'{cells[0]}': {page} does not hold {string.Join(", ", missing)}.";
            },
            atLeast: 10);

    // What a reader sees of a page to go on from: its links, or the files of a folder.
    private static IEnumerable<string> Shown(string page) => page.EndsWith(".md", StringComparison.Ordinal)
        ? Markdown.Links(page).Select(link => link.Target)
        : SourceTree.Files.Select(SourceTree.Relative).Where(file => Path.GetDirectoryName(file) == page);

    private static IEnumerable<string[]> Questions() =>
        Markdown.Rows("CONTRIBUTING.md").SkipWhile(cells => cells[0] != "Question").Skip(1).TakeWhile(cells => cells.Length == 3);

    private static bool Holds(string file, string[] names)
    {
        var text = File.ReadAllText(SourceTree.PathOf(file));
        return Array.TrueForAll(names, name => text.Contains(name, StringComparison.Ordinal));
    }

    private static string? Target(string cell, string name) =>
        Markdown.Links(Papers, cell[(cell.IndexOf($"`{name}`", StringComparison.Ordinal) + name.Length + 2)..]).Select(link => link.Target).FirstOrDefault() is { } target
        && cell.Contains($"[`{name}`](", StringComparison.Ordinal) ? target : null;

    [GeneratedRegex(@"```mermaid\n[^`]+```")]
    private static partial Regex Diagram();

    // Two humps at least: words of a label have one.
    [GeneratedRegex(@"(?<![.\w])[A-Z]\w*[a-z][A-Z]\w*")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"`(?<text>[^`\n]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"Path\.Combine\(Root, ""(?<name>[^""]+)""\)")]
    private static partial Regex RunPath();
}
