using System.Text.RegularExpressions;
using AnimeGan.Testing;

namespace AnimeGan.Cli.Tests.Contributing;

/// <summary>The worked examples of CONTRIBUTING.md: files to make, and lines to add to files that are there.</summary>
internal static partial class WorkedExamples
{
    /// <summary>Every file that is made or changed, by its path in the repository, as it then is.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = Read();

    /// <summary>The paths of files that are there already, once for each edit.</summary>
    public static IReadOnlyList<string> Edited { get; } = [.. Blocks().Where(block => block.Groups["kind"].Value == "diff").Select(block => block.Groups["path"].Value)];

    private static Dictionary<string, string> Read()
    {
        var files = new Dictionary<string, string>();
        foreach (Match block in Blocks())
        {
            var (path, text) = (block.Groups["path"].Value, block.Groups["text"].Value);
            if (block.Groups["kind"].Value == "diff")
            {
                files[path] = Apply(path, files.GetValueOrDefault(path) ?? File.ReadAllText(RepositoryFiles.PathOf(path)), text);
            }
            else if (File.Exists(RepositoryFiles.PathOf(path)) || !files.TryAdd(path, text))
            {
                throw new InvalidDataException($"CONTRIBUTING.md makes {path}, which is there already; choose an example that the kit does not have.");
            }
        }

        return files;
    }

    private static MatchCollection Blocks() => Block().Matches(File.ReadAllText(RepositoryFiles.PathOf("CONTRIBUTING.md")));

    /// <summary>The lines with a blank before them must stand in the file, one after the other and once; those with a plus are added.</summary>
    private static string Apply(string path, string before, string edit)
    {
        var lines = edit.TrimEnd('\n').Split('\n');
        var anchor = string.Join('\n', lines.Where(line => !line.StartsWith('+')).Select(line => line[1..]));
        var places = before.Split(anchor).Length - 1;
        return places == 1
            ? before.Replace(anchor, string.Join('\n', lines.Select(line => line[1..])), StringComparison.Ordinal)
            : throw new InvalidDataException($"CONTRIBUTING.md adds lines to {path} beside these, which stand there {places} times, expected once; bring the text up to date:\n{anchor}");
    }

    [GeneratedRegex(@"^\*\*`(?<path>[^`]+)`\*\*\n\n```(?<kind>csharp|diff)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
