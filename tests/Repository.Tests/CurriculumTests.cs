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

    /// <summary>The rule of notebooks/TEACHING.md, and that the core is a lesson.</summary>
    [Fact]
    public void Lessons_EverySection_SaysItsMinutesAndTheCoreIsALesson() =>
        Guard.Check(
            Notebooks(),
            notebook =>
            {
                var (core, faults) = (RunningMinutes(notebook), new List<string>());
                foreach (var section in Sections(notebook))
                {
                    var minutes = (section.Words / 180.0) + section.CodeCells;
                    if (section.Heading.StartsWith("# ", StringComparison.Ordinal))
                    {
                        core += minutes;
                        faults.AddRange(new[] { "You will be able to", "You should know", "Lesson" }.Where(row => !section.Text.Contains($"| {row} | ", StringComparison.Ordinal)).Select(row => $"no row '{row}'"));
                    }
                    else if (section.Heading == "## Exercises")
                    {
                        var (here, left) = (Exercises(section.Mark, "core"), Exercises(section.Mark, "more"));
                        var all = Item().Count(section.Text);
                        faults.AddRange(here + left == all || (here + left == 0 && left == 0) ? [] : [$"{section.Mark} does not name {all} exercises"]);
                        core += Stated(section.Mark, "core");
                        minutes += 2 * (here > 0 ? here : all);
                        faults.AddRange(Math.Abs(Stated(section.Mark, "core") - minutes) <= 1 ? [] : [$"{section.Heading}: {section.Mark}, by the rule {minutes:0.0}"]);
                    }
                    else if (section.Heading != "## Try it")
                    {
                        core += Stated(section.Mark, "core");
                        faults.AddRange(Math.Abs(Stated(section.Mark, "core") + Stated(section.Mark, "more") - minutes) <= 1 ? [] : [$"{section.Heading}: '{section.Mark}', by the rule {minutes:0.0}"]);
                    }
                }

                faults.AddRange(core <= 45 ? [] : [$"its core takes {core:0.0} minutes"]);
                return faults.Count == 0 ? null : $"{notebook}: {string.Join("; ", faults)}";
            },
            atLeast: 8);

    private static int Stated(string mark, string kind) => Minutes().Matches(mark).Where(part => part.Groups["kind"].Value == kind).Sum(part => int.Parse(part.Groups["minutes"].Value, System.Globalization.CultureInfo.InvariantCulture));

    // "exercises 1 to 3 and 10" are four.
    private static int Exercises(string mark, string kind) => Minutes().Matches(mark).Where(part => part.Groups["kind"].Value == kind && part.Groups["exercises"].Success)
        .SelectMany(part => part.Groups["exercises"].Value.Split(" and "))
        .Sum(range => range.Split(" to ").Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToList() is [var first, .. var rest] ? (rest is [var last] ? last : first) - first + 1 : 0);

    private static double RunningMinutes(string notebook) =>
        double.Parse(Markdown.Rows("notebooks/README.md").First(cells => cells.Length > 4 && cells[1].Contains($"({Path.GetFileName(notebook)})", StringComparison.Ordinal))[4].Split(';')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static List<Section> Sections(string notebook)
    {
        var sections = new List<Section>();
        foreach (var cell in JsonDocument.Parse(File.ReadAllText(SourceTree.PathOf(notebook))).RootElement.GetProperty("cells").EnumerateArray())
        {
            var text = string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString()));
            if (cell.GetProperty("cell_type").GetString() == "code")
            {
                sections[^1].CodeCells++;
                continue;
            }

            foreach (var line in Fence().Replace(text, "").Split('\n'))
            {
                if (Heading().IsMatch(line))
                {
                    sections.Add(new Section(line));
                }
                else if (Mark().IsMatch(line))
                {
                    sections[^1].Mark = line.Trim('*');
                }

                sections[^1].Text += line + "\n";
                sections[^1].Words += Mark().IsMatch(line) ? 0 : Word().Count(Formula().Replace(line, " formula "));
            }
        }

        return sections;
    }

    private sealed class Section(string heading)
    {
        public string Heading { get; } = heading;

        public string Mark { get; set; } = "";

        public string Text { get; set; } = "";

        public int Words { get; set; }

        public int CodeCells { get; set; }
    }

    private static IEnumerable<string[]> Terms() => Markdown.Rows(Glossary).Where(cells => cells[0] != "Term");

    private static IEnumerable<string> Notebooks() =>
        SourceTree.Files.Select(SourceTree.Relative).Where(file => Path.GetDirectoryName(file) == "notebooks" && Path.GetExtension(file) == ".ipynb");

    // Words as a reader sees them, without the signs of emphasis.
    private static string Prose(string notebook) => string.Join('\n', JsonDocument.Parse(File.ReadAllText(SourceTree.PathOf(notebook))).RootElement.GetProperty("cells").EnumerateArray()
        .Select(cell => string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString())).Replace("*", "", StringComparison.Ordinal)));

    [GeneratedRegex(@"\b(class|interface|struct|enum) (?<name>\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"(?<kind>core|more) · (?<minutes>\d+) min(, exercises (?<exercises>[\d toand]+))?", RegexOptions.NonBacktracking)]
    private static partial Regex Minutes();

    [GeneratedRegex(@"^#{1,3} ", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\*(core|more) · .*\*$", RegexOptions.NonBacktracking)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\d+\. ", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Item();

    [GeneratedRegex("```[^`]*```", RegexOptions.NonBacktracking)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\$[^$]*\$", RegexOptions.NonBacktracking)]
    private static partial Regex Formula();

    [GeneratedRegex(@"[A-Za-z0-9]\S*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"`(?<text>\w+)`", RegexOptions.NonBacktracking)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\b\d{4}\.\d{5}\b", RegexOptions.NonBacktracking)]
    private static partial Regex PaperNumber();
}
