using System.Text.RegularExpressions;

namespace Repository.Tests;

/// <summary>What the repository's documents hold.</summary>
internal static partial class Markdown
{
    /// <summary>The cells of a document's tables, without the lines below their headings.</summary>
    public static IEnumerable<string[]> Rows(string document) =>
        File.ReadLines(SourceTree.PathOf(document))
            .Where(line => line.StartsWith('|') && !line.StartsWith("| ---", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => !cells.All(cell => cell is "Paper" or "What" or "File" or "Test" or "Decision" or ""));

    public static IEnumerable<(string Target, string? Heading)> Links(string document) => Links(document, Fence().Replace(File.ReadAllText(SourceTree.PathOf(document)), ""));

    public static IEnumerable<(string Target, string? Heading)> Links(string document, string text) =>
        Link().Matches(text).Select(match => match.Groups["target"].Value.Split('#', 2)).Select(parts => (
            parts[0].Length == 0 ? document : SourceTree.Relative(Path.GetFullPath(Path.Combine(SourceTree.Root, Path.GetDirectoryName(document)!, parts[0]))),
            parts.Length > 1 ? parts[1] : null));

    // As code hosts name them: lower case, spaces as dashes, without other signs.
    public static IEnumerable<string> Headings(string document) =>
        File.ReadLines(SourceTree.PathOf(document)).Where(line => line.StartsWith('#')).Select(line => NotInHeading().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<target>(?!https?:|mailto:)[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"[^\w\s-]")]
    private static partial Regex NotInHeading();
}
