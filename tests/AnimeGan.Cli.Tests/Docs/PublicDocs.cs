using System.Xml.Linq;

namespace AnimeGan.Cli.Tests;

/// <summary>The documentation files that the build writes beside the assemblies whose public API has pages.</summary>
internal static class PublicDocs
{
    /// <summary>Each member that is documented, by its id, as in "M:AnimeGan.Data.ImageSet.Open(System.String)".</summary>
    public static IReadOnlyDictionary<string, XElement> Members { get; } =
        new[] { "AnimeGan", "AnimeGan.Interactive", "AnimeGan.Notebooks" }
            .SelectMany(name => XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{name}.xml"), LoadOptions.PreserveWhitespace).Descendants("member"))
            .ToDictionary(member => (string)member.Attribute("name")!);

    /// <summary>The code of each example, without the documentation's indent, by its member's id; once where a class's is its constructor's too.</summary>
    public static IReadOnlyDictionary<string, string> Examples { get; } =
        Members.Where(member => member.Value.Element("example") is not null)
            .DistinctBy(member => member.Value.Element("example")!.Value)
            .ToDictionary(member => member.Key, member => Unindented(member.Value.Element("example")!.Element("code")?.Value ?? string.Empty));

    private static string Unindented(string code)
    {
        var lines = code.Trim('\n', ' ').Split('\n');
        var indent = lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select((line, number) => number == 0 || line.Length == 0 ? line : line[indent..]));
    }
}
