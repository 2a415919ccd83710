using System.Text.RegularExpressions;
using Xunit;

namespace Repository.Tests;

/// <summary>The decisions are a book whose numbers and contents are right, and every link of every document leads somewhere.</summary>
public sealed partial class BookTests
{
    private const string Decisions = "src/decisions";

    /// <summary>As a code host reads them: from the document's own folder, to a heading that is there.</summary>
    [Fact]
    public void Links_EveryDocument_LeadFromItsOwnFolderToAPlaceThatIsThere() =>
        Guard.Check(
            SourceTree.Files.Where(file => Path.GetExtension(file) == ".md").Select(SourceTree.Relative).SelectMany(document => Markdown.Links(document).Select(link => (document, link))),
            pair => !Exists(pair.link.Target) ? $"{pair.document} links to {pair.link.Target}, which does not exist."
                : pair.link.Heading is { } heading && !Markdown.Headings(pair.link.Target).Contains(heading) ? $"{pair.document} links to the heading {heading} of {pair.link.Target}, which has none of that name."
                : null,
            atLeast: 200);

    [Fact]
    public void Decisions_Numbers_HaveNoHolesAndAreTheirTitles() =>
        Guard.Check(
            DecisionFiles().Index(),
            file => Path.GetFileName(file.Item)[..5] == $"{file.Index + 1:0000}-" && File.ReadLines(SourceTree.PathOf(file.Item)).First().StartsWith($"# {file.Index + 1:0000} ", StringComparison.Ordinal)
                ? null
                : $"{file.Item} should be number {file.Index + 1:0000}, in its name and in its title.",
            atLeast: 9);

    [Fact]
    public void Decisions_Contents_ListEachInOrder() =>
        Assert.Equal(DecisionFiles(), Markdown.Rows($"{Decisions}/README.md").Select(cells => Markdown.Links($"{Decisions}/README.md", cells[0]).Single().Target));

    [Fact]
    public void Decisions_EachOne_SaysWhenToReconsider() =>
        Guard.Check(DecisionFiles(), file => File.ReadAllText(SourceTree.PathOf(file)).Contains("**Reconsider**", StringComparison.Ordinal) ? null : $"{file} does not say when to reconsider it.", atLeast: 9);

    /// <summary>Code and documents name a decision by its file, so that a new order of them is noticed.</summary>
    [Fact]
    public void Decisions_NamedAnywhere_AreThere() =>
        Guard.Check(
            SourceTree.Files.Where(file => Path.GetExtension(file) is ".cs" or ".hpp" or ".cpp" or ".h" or ".targets" or ".props" or ".md" or ".sh" or ".ipynb")
                .SelectMany(file => DecisionName().Matches(File.ReadAllText(file)).Select(name => (file, name: name.Value))),
            pair => File.Exists(SourceTree.PathOf($"src/{pair.name}")) ? null : $"{SourceTree.Relative(pair.file)} names {pair.name}, which does not exist.",
            atLeast: 7);

    private static bool Exists(string target) => File.Exists(SourceTree.PathOf(target)) || Directory.Exists(SourceTree.PathOf(target));

    private static List<string> DecisionFiles() =>
        [.. SourceTree.Files.Select(SourceTree.Relative).Where(file => file.StartsWith(Decisions + "/", StringComparison.Ordinal) && !file.EndsWith("README.md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\bdecisions/\d{4}[\w-]*(\.md)?")]
    private static partial Regex DecisionName();
}
