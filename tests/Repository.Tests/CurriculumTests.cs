using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Repository.Tests;

/// <summary>What stands beside the notebooks, held against them: the glossary and the reading list.</summary>
public sealed partial class CurriculumTests
{
    private const string Glossary = "notebooks/GLOSSARY.md";
    private const string Reading = "notebooks/READING.md";

    private static readonly Lazy<HashSet<string>> _types = new(() =>
        [.. PublicType().Matches(File.ReadAllText(SourceTree.PathOf("src/AnimeGan/PublicApi.txt"))).Select(match => match.Groups["name"].Value)]);

    [Fact]
    public void Glossary_EveryTerm_IsInItsNotebook() =>
        Guard.Check(
            Terms(),
            cells => Markdown.Links(Glossary, cells[3]).ToList() is [var (target, _)] && Prose(target).Contains(cells[0], StringComparison.OrdinalIgnoreCase)
                ? null
                : $"{Glossary} says of '{cells[0]}' that it is met in {cells[3]}, whose text does not hold it.",
            atLeast: 50);

    [Fact]
    public void Glossary_EveryType_IsOneOfTheLibrary() =>
        Guard.Check(
            Terms(),
            cells => CodeSpan().Match(cells[4]) is { Success: true } span && _types.Value.Contains(span.Groups["text"].Value) ? null : $"{Glossary} names the type {cells[4]} for '{cells[0]}', which the library does not have.",
            atLeast: 50);

    [Fact]
    public void Glossary_EveryTerm_IsThereOnce() =>
        Assert.Equal(Terms().Select(cells => cells[0]).Distinct(StringComparer.OrdinalIgnoreCase).Count(), Terms().Count());

    [Fact]
    public void Reading_EveryPaperThatANotebookNames_IsOnTheList()
    {
        var list = File.ReadAllText(SourceTree.PathOf(Reading));

        Guard.Check(
            Notebooks().SelectMany(notebook => PaperNumber().Matches(Prose(notebook)).Select(number => (notebook, number: number.Value))),
            pair => list.Contains($"arXiv {pair.number}", StringComparison.Ordinal) ? null : $"{pair.notebook} names arXiv {pair.number}, and {Reading} does not say why to read it.",
            atLeast: 20);
    }

    private static IEnumerable<string[]> Terms() => Markdown.Rows(Glossary).Where(cells => cells[0] != "Term");

    private static IEnumerable<string> Notebooks() =>
        SourceTree.Files.Select(SourceTree.Relative).Where(file => Path.GetDirectoryName(file) == "notebooks" && Path.GetExtension(file) == ".ipynb");

    // Words as a reader sees them, without the signs of emphasis.
    private static string Prose(string notebook) => string.Join('\n', JsonDocument.Parse(File.ReadAllText(SourceTree.PathOf(notebook))).RootElement.GetProperty("cells").EnumerateArray()
        .Select(cell => string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString())).Replace("*", "", StringComparison.Ordinal)));

    [GeneratedRegex(@"\b(class|interface|struct|enum) (?<name>\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"`(?<text>\w+)`", RegexOptions.NonBacktracking)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\b\d{4}\.\d{5}\b", RegexOptions.NonBacktracking)]
    private static partial Regex PaperNumber();
}
