using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Repository.Tests;

public sealed partial class VersionTests
{
    [Fact]
    public void CentralVersions_EveryPackage_AreExact() =>
        Guard.Check(
            XDocument.Load(SourceTree.PathOf("Directory.Packages.props")).Descendants("PackageVersion"),
            package => ExactVersion().IsMatch(Resolved(package)) ? null : $"{package} needs one exact version.",
            atLeast: 5);

    [Fact]
    public void PackageReferences_EveryProject_TakeTheCentralVersion() =>
        Guard.Check(
            Projects().SelectMany(file => XDocument.Load(file).Descendants("PackageReference").Select(reference => (file, reference))),
            pair => pair.reference.Attribute("Version") is null && pair.reference.Attribute("VersionOverride") is null
                ? null
                : $"{SourceTree.Relative(pair.file)}: {pair.reference} states a version of its own; it belongs in Directory.Packages.props.",
            atLeast: 5);

    [Fact]
    public void Projects_Suppressions_CarryAReason() =>
        Guard.Check(
            Projects(),
            file =>
            {
                var lines = File.ReadAllLines(file);
                var bare = Array.FindIndex(lines, line => line.Contains("<NoWarn", StringComparison.Ordinal));
                return bare < 0 || (bare > 0 && lines[bare - 1].Contains("-->", StringComparison.Ordinal)) ? null : $"{SourceTree.Relative(file)}({bare + 1}) suppresses without a reason above.";
            },
            atLeast: 5);

    [Fact]
    public void KitVersion_OfEveryPackage_IsTheChangelogs()
    {
        var built = XDocument.Load(SourceTree.PathOf("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;
        var changelog = File.ReadAllLines(SourceTree.PathOf("CHANGELOG.md"));

        var released = changelog.Where(line => line.StartsWith("## ", StringComparison.Ordinal) && line != "## Unreleased").Select(line => line[3..]).ToList();

        Assert.Matches(ExactVersion(), built);
        Assert.Contains($" version {built},", changelog[2], StringComparison.Ordinal);
        Assert.Equal(built, released.FirstOrDefault() ?? built);
    }

    [Fact]
    public void ChartingScript_Versions_AreExactAndTheLibrarysOwn()
    {
        var versions = XDocument.Load(SourceTree.PathOf("Directory.Packages.props")).Descendants();
        var library = File.ReadAllText(SourceTree.PathOf("src/AnimeGan/Figures/PlotlyScript.cs"));

        var package = versions.Single(element => element.Name.LocalName == "PlotlyBlazorVersion").Value;
        var script = versions.Single(element => element.Name.LocalName == "PlotlyVersion").Value;

        Assert.Matches(ExactVersion(), package);
        Assert.Matches(ExactVersion(), script);
        Assert.Contains($"Version = \"{script}\"", library, StringComparison.Ordinal);
    }

    [Fact]
    public void Tools_ThatScriptsInstall_HaveOneExactVersion() =>
        Guard.Check(
            SourceTree.ShellScripts.SelectMany(file => InstalledTool().Matches(File.ReadAllText(file))),
            tool => ExactVersion().IsMatch(tool.Groups["version"].Value) ? null : $"{tool.Value} needs one exact version.",
            atLeast: 2);

    /// <summary>A package's version; where it is a property's, that one's, so that versions which belong together stand in one place.</summary>
    private static string Resolved(XElement package)
    {
        var version = (string?)package.Attribute("Version") ?? "";
        return version.StartsWith("$(", StringComparison.Ordinal) ? package.Document!.Descendants().Single(element => element.Name.LocalName == version[2..^1]).Value : version;
    }

    private static IEnumerable<string> Projects() => SourceTree.Files.Where(file => Path.GetExtension(file) is ".csproj" or ".targets");

    [GeneratedRegex(@"(?m)^[^#\n]*\binstall_tool (?<name>[A-Za-z][\w.-]+) (?<version>\S+)")]
    private static partial Regex InstalledTool();

    [GeneratedRegex(@"^(?:(?<open>\[)?\d+(\.\d+){1,3}(-[0-9A-Za-z.]+)?(?(open)\]))$")]
    private static partial Regex ExactVersion();
}
