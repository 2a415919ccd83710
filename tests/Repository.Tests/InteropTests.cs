using System.Text.RegularExpressions;
using Xunit;

namespace Repository.Tests;

public sealed partial class InteropTests
{
    [Fact]
    public void NativeImports_EverySource_StayInInteropFolders() =>
        Guard.Check(
            SourceTree.Library("src"),
            file => SourceTree.Relative(file).Contains("/Interop/", StringComparison.Ordinal)
                ? null
                : Guard.LinesThatMatch(file, line => ImportAttribute().IsMatch(line)),
            atLeast: 20);

    [Fact]
    public void NativeImports_EveryInteropFolder_NameWhatTheHeaderExports()
    {
        var folders = SourceTree.Files
            .Where(file => file.EndsWith(".h", StringComparison.Ordinal) && SourceTree.Relative(file).Contains("/native/", StringComparison.Ordinal))
            .GroupBy(header => Path.GetDirectoryName(header)!);

        Guard.Check(folders, headers => Compare(headers.Key, headers));
    }

    private static string? Compare(string nativeFolder, IEnumerable<string> headers)
    {
        var interop = SourceTree.Relative(Path.Combine(Path.GetDirectoryName(nativeFolder)!, "Interop"));
        var exports = headers
            .SelectMany(header => Export().Matches(WithoutPreprocessor(header)).Select(match => match.Groups["name"].Value))
            .ToHashSet();
        var imports = SourceTree.Library(interop)
            .SelectMany(file => Import().Matches(File.ReadAllText(file)).Select(match => match.Groups["entry"].Success ? match.Groups["entry"].Value : match.Groups["name"].Value))
            .ToHashSet();
        if (exports.Count == 0 || imports.Count == 0)
        {
            return $"{interop}: {exports.Count} exports and {imports.Count} imports found, expected some of each.";
        }

        var complaints = imports.Except(exports).Select(name => $"{interop} imports {name}, which no header declares.")
            .Concat(exports.Except(imports).Select(name => $"{SourceTree.Relative(nativeFolder)} exports {name}, which nothing imports."))
            .ToList();
        return complaints.Count == 0 ? null : string.Join('\n', complaints);
    }

    /// <summary>A header without comments and without the lines that define the export macro itself.</summary>
    private static string WithoutPreprocessor(string header) =>
        string.Join('\n', CodeText.WithoutCommentsAndStrings(File.ReadAllText(header)).Split('\n').Where(line => !line.StartsWith('#')));

    [GeneratedRegex(@"\b(LibraryImport|DllImport)\b|\bNativeLibrary\.GetExport\b")]
    private static partial Regex ImportAttribute();

    [GeneratedRegex(@"\b[A-Z]+_(API|EXPORT)\s+[^;{}()]*?\b(?<name>\w+)\s*\(")]
    private static partial Regex Export();

    [GeneratedRegex(@"\[LibraryImport\([^\]]*?(EntryPoint\s*=\s*""(?<entry>\w+)""[^\]]*)?\)\](\s*\[[^\]]*\])*\s*[\w\s\*]*\bpartial\s+[\w\*\?<>\.]+\s+(?<name>\w+)\s*\(")]
    private static partial Regex Import();
}
