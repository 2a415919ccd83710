using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AnimeGan.Claims;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Testing;

namespace AnimeGan.Cli.Tests;

/// <summary>What the notebooks claim of their runs: in their sources, in executed copies of them, and in the table of notebooks/CLAIMS.md.</summary>
internal static partial class NotebookClaims
{
    /// <summary>The committed table, from the repository's root.</summary>
    public const string TableFile = "notebooks/CLAIMS.md";

    /// <summary>Where an executed notebook is kept for the table.</summary>
    /// <param name="name">The notebook's name, without its extension.</param>
    /// <param name="seed">The seed that it ran with.</param>
    public static string ExecutedFile(string name, int seed) =>
        RepositoryFiles.PathOf(string.Create(CultureInfo.InvariantCulture, $"artifacts/claims/seed{seed}/{name}.ipynb"));

    /// <summary>The sentences of the claims in a notebook's source.</summary>
    public static IReadOnlyList<string> Written(string name) =>
    [
        .. NotebookFile.Load(RepositoryFiles.PathOf($"notebooks/{name}.ipynb")).Cells
            .Where(cell => cell.Kind == CellKind.Code)
            .SelectMany(cell => ClaimCall().Matches(cell.Source).Select(match => match.Groups["text"].Value)),
    ];

    /// <summary>What an executed notebook says of its claims.</summary>
    public static IReadOnlyList<RunClaim> Found(string executedFile) =>
    [
        .. NotebookFile.Load(executedFile).Cells
            .SelectMany(cell => cell.Outputs.OfType<JsonObject>())
            .SelectMany(output => Text(output["data"]?["text/plain"]).Split('\n'))
            .Where(line => line.Length > 2 && "✓✗○".Contains(line[0], StringComparison.Ordinal) && line.Contains(Claim.Separator, StringComparison.Ordinal))
            .Select(Parse),
    ];

    /// <summary>Whether an executed notebook has the code of the committed one.</summary>
    public static bool IsCurrent(string name, int seed) =>
        File.Exists(ExecutedFile(name, seed)) && Code(ExecutedFile(name, seed)).SequenceEqual(Code(RepositoryFiles.PathOf($"notebooks/{name}.ipynb")));

    /// <summary>The committed rows.</summary>
    public static IReadOnlyList<ClaimRow> Table() => ReadRows(File.ReadAllLines(RepositoryFiles.PathOf(TableFile)));

    /// <summary>The table of what is executed, under the committed file's opening.</summary>
    public static string Compose(IEnumerable<string> names)
    {
        var committed = File.ReadAllText(RepositoryFiles.PathOf(TableFile)).ReplaceLineEndings("\n");
        var opening = committed.IndexOf("\n## ", StringComparison.Ordinal) is >= 0 and var end ? committed[..end] : committed.TrimEnd() + "\n";
        var sections = names.Order(StringComparer.Ordinal).Select(name =>
        {
            var (one, two) = (Found(ExecutedFile(name, 1)), Found(ExecutedFile(name, 2)));
            var rows = one.Zip(two, (first, second) => $"| {first.Text} | {first.Asked} | {Value(first)} | {Value(second)} |");
            return $"\n## {name}\n\n| Claim | Asked | Seed 1 | Seed 2 |\n| --- | --- | --- | --- |\n{string.Join('\n', rows)}\n";
        });
        return opening + string.Concat(sections);
    }

    private static string Value(RunClaim claim) => claim.Holds ? claim.Found : $"**{claim.Found}**";

    private static RunClaim Parse(string line)
    {
        var fields = line[2..].TrimEnd().Split(Claim.Separator);
        return new RunClaim(fields[0], line[0] == '✓', fields[1], fields.ElementAtOrDefault(2) ?? string.Empty);
    }

    private static List<ClaimRow> ReadRows(IEnumerable<string> lines)
    {
        var (name, rows) = (string.Empty, new List<ClaimRow>());
        foreach (var line in lines)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                name = line[3..].Trim();
            }
            else if (line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal) && !line.StartsWith("| Claim |", StringComparison.Ordinal))
            {
                var cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
                rows.Add(new ClaimRow(name, cells[0], cells[1], [cells[2], cells[3]]));
            }
        }

        return rows;
    }

    // The runner adds a cell with the parameters given to it.
    private static IEnumerable<string> Code(string file) => NotebookFile.Load(file).Cells
        .Where(cell => cell.Kind == CellKind.Code && cell.Metadata["tags"]?.ToJsonString().Contains("injected", StringComparison.Ordinal) != true)
        .Select(cell => cell.Source);

    private static string Text(JsonNode? text) => text is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)text ?? string.Empty;

    [GeneratedRegex("""\bClaim\.(Within|AtLeast|AtMost|That)\(\s*"(?<text>[^"]*)",""")]
    private static partial Regex ClaimCall();

    /// <summary>A claim of an executed notebook.</summary>
    public sealed record RunClaim(string Text, bool Holds, string Found, string Asked);

    /// <summary>A row of the committed table: the values are on seed 1 and on seed 2.</summary>
    public sealed record ClaimRow(string Notebook, string Text, string Asked, IReadOnlyList<string> Values);
}
