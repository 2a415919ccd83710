using System.Text.RegularExpressions;
using Xunit;

namespace Repository.Tests;

public sealed partial class DocumentTests
{
    private static readonly Lazy<HashSet<string>> _testNames = new(() =>
        SourceTree.Library("tests").SelectMany(file => TestMethod().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value)).ToHashSet());

    [Fact]
    public void TopFolders_EachOne_HasAReadMe() =>
        Guard.Check(
            ["notebooks", "src", "tests", "data", "environment"],
            folder => File.Exists(SourceTree.PathOf($"{folder}/README.md")) ? null : $"{folder}/ has no README.md.",
            atLeast: 5);

    [Fact]
    public void Papers_EveryFileNamed_Exists() =>
        Guard.Check(
            CodeSpans("src/PAPERS.md").Where(span => FilePath().IsMatch(span)),
            path => Candidates("src/PAPERS.md", path).Any(File.Exists) ? null : $"src/PAPERS.md names {path}, which does not exist.",
            atLeast: 3);

    [Fact]
    public void Papers_EveryTestNamed_Exists() =>
        Guard.Check(
            CodeSpans("src/PAPERS.md").Where(span => TestName().IsMatch(span)),
            name => _testNames.Value.Contains(name[(name.LastIndexOf('.') + 1)..]) ? null : $"src/PAPERS.md names the test {name}, which does not exist.",
            atLeast: 1);

    [Fact]
    public void Notices_EveryPackageThatTheKitCarries_IsNamed()
    {
        // A name that ends in … stands for all that begin so; a list of packages in a project begins with what they share.
        var words = File.ReadAllText(SourceTree.PathOf("environment/THIRD-PARTY-NOTICES.md")).Split([' ', '|', '(', ')', ',', ';', '\n']);
        var projects = SourceTree.Files.Where(file => SourceTree.Relative(file).StartsWith("src/", StringComparison.Ordinal) && Path.GetExtension(file) is ".csproj" or ".targets");

        Guard.Check(
            projects.SelectMany(file => Package().Matches(File.ReadAllText(file)).Select(match => SharedName().Replace(match.Groups["name"].Value, "$1"))).Distinct(),
            name => words.Any(word => word == name || (word.EndsWith('…') && name.StartsWith(word.TrimEnd('…'), StringComparison.Ordinal)))
                ? null
                : $"The kit takes the package {name}, and environment/THIRD-PARTY-NOTICES.md does not name it.",
            atLeast: 6);
    }

    [Fact]
    public void Documents_EveryRelativeLink_Exists() =>
        Guard.Check(
            Documents().SelectMany(file => Link().Matches(File.ReadAllText(file)).Select(match => (file, target: match.Groups["target"].Value))),
            link => Candidates(SourceTree.Relative(link.file), link.target).Any(path => File.Exists(path) || Directory.Exists(path))
                ? null
                : $"{SourceTree.Relative(link.file)} links to {link.target}, which does not exist.");

    [Fact]
    public void Documents_EveryScriptNamed_Exists() =>
        Guard.Check(
            Documents().SelectMany(file => Script().Matches(File.ReadAllText(file)).Select(match => (file, script: match.Value))),
            pair => File.Exists(SourceTree.PathOf(pair.script)) ? null : $"{SourceTree.Relative(pair.file)} names {pair.script}, which does not exist.",
            atLeast: 3);

    [Fact]
    public void Documents_EveryCommandNamed_IsOneOfTheCommandLine()
    {
        var commands = SourceTree.Library("src/AnimeGan.Cli/Commands")
            .SelectMany(file => CommandName().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value))
            .ToHashSet();

        Guard.Check(
            Documents().SelectMany(file => CommandUse().Matches(File.ReadAllText(file)).Select(match => (file, name: match.Groups["name"].Value))),
            pair => commands.Contains(pair.name) ? null : $"{SourceTree.Relative(pair.file)} says 'animegan {pair.name}', which is no command.",
            atLeast: 3);
    }

    private static IEnumerable<string> Documents() =>
        SourceTree.Files.Where(file => Path.GetExtension(file) == ".md" && Path.GetFileName(file) != "CHANGELOG.md");

    private static IEnumerable<string> CodeSpans(string document) =>
        CodeSpan().Matches(File.ReadAllText(SourceTree.PathOf(document))).Select(match => match.Groups["text"].Value);

    /// <summary>A path may be meant from the document's folder, from the root, from src or from src/AnimeGan.</summary>
    private static IEnumerable<string> Candidates(string document, string path)
    {
        var bare = path.Split('#', 2)[0];
        return new[] { Path.GetDirectoryName(document)!, "", "src", "src/AnimeGan" }.Select(folder => Path.GetFullPath(Path.Combine(SourceTree.Root, folder, bare)));
    }

    [GeneratedRegex(@"`(?<text>[^`\n]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^[\w./-]+\.(cs|py|ipynb|cpp|c|h)$")]
    private static partial Regex FilePath();

    [GeneratedRegex(@"^(\w+Tests\.)?[A-Z]\w*_\w+_\w+$")]
    private static partial Regex TestName();

    [GeneratedRegex(@"public\s+(static\s+|async\s+)*(void|Task)\s+(?<name>\w+)\s*\(")]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"\]\((?<target>(?!https?:|#|mailto:)[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\benvironment/[\w-]+\.sh\b")]
    private static partial Regex Script();

    // A package whose name is a property is one of those that the property's own file names.
    [GeneratedRegex(@"<Package(Reference|Download) Include=""(?<name>[^""$]+)")]
    private static partial Regex Package();

    [GeneratedRegex(@"new CommandDescription\(\s*""(?<name>\w+)""")]
    private static partial Regex CommandName();

    [GeneratedRegex(@"^@\(\w+->'([^%]*)%\(Identity\)'\)$")]
    private static partial Regex SharedName();

    [GeneratedRegex(@"\banimegan (?<name>[a-z]\w+)\b")]
    private static partial Regex CommandUse();
}
