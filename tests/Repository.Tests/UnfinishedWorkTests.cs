using System.Text.RegularExpressions;
using Xunit;

namespace Repository.Tests;

public sealed partial class UnfinishedWorkTests
{
    private static readonly string[] _written = [".cs", ".cpp", ".c", ".h", ".hpp", ".sh", ".py", ".ipynb", ".csproj", ".props", ".targets"];

    [Fact]
    public void Files_OfEveryKind_HoldNoUnfinishedWork() =>
        Guard.Check(
            SourceTree.Files.Where(file => _written.Contains(Path.GetExtension(file)) && Path.GetFileName(file) != $"{nameof(UnfinishedWorkTests)}.cs"),
            file => Find(file, Marker()),
            atLeast: 30);

    [Fact]
    public void Tests_EverySource_SkipNothing() =>
        Guard.Check(
            SourceTree.Library("tests").Where(file => Path.GetFileName(file) != $"{nameof(UnfinishedWorkTests)}.cs"),
            file => Find(file, Skipped()),
            atLeast: 10);

    [Fact]
    public void Suppressions_EverySource_CarryAReason() =>
        Guard.Check(
            [.. SourceTree.Library("src"), .. SourceTree.Library("tests")],
            file => Path.GetFileName(file) == $"{nameof(UnfinishedWorkTests)}.cs" ? null : Find(file, BareSuppression()),
            atLeast: 30);

    private static string? Find(string file, Regex wrong)
    {
        var lines = File.ReadAllLines(file)
            .Select((line, index) => (line, index))
            .Where(pair => wrong.IsMatch(pair.line))
            .Select(pair => $"{SourceTree.Relative(file)}({pair.index + 1}): {pair.line.Trim()}")
            .ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Marker();

    [GeneratedRegex(@"\bSkip\s*=|\bSkipUnless\s*=|\bSkipWhen\s*=|Assert\.Skip")]
    private static partial Regex Skipped();

    /// <summary>A pragma without a comment behind it, or an attribute without a justification.</summary>
    [GeneratedRegex(@"#pragma warning disable(?![^/]*//)|\[(assembly: )?SuppressMessage\((?!.*Justification)")]
    private static partial Regex BareSuppression();
}
