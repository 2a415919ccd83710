using System.Text.RegularExpressions;
using Xunit;

namespace Repository.Tests;

/// <summary>What SECURITY.md promises is held by tests that are there.</summary>
public sealed partial class SecurityTests
{
    private static readonly Lazy<string> _tests = new(() => string.Concat(
        SourceTree.Files.Where(file => SourceTree.Relative(file).StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith("Tests.cs", StringComparison.Ordinal)).Select(File.ReadAllText)));

    [Fact]
    public void Promises_EachIsHeldByTestsThatAreThere() =>
        Guard.Check(
            Markdown.Rows("SECURITY.md").Where(cells => cells.Length > 2 && cells[0] != "Of"),
            cells => TestName().Matches(cells[2]).Select(name => name.Groups) is var names && names.Any() && names.All(name => IsThere(name["class"].Value, name["method"].Value))
                ? null
                : $"SECURITY.md promises something of {cells[0]} and names as its tests {cells[2]}, which are not all there.",
            atLeast: 8);

    private static bool IsThere(string @class, string method) =>
        _tests.Value.Contains($"class {@class}", StringComparison.Ordinal) && (method.Length == 0 || _tests.Value.Contains($" {method}(", StringComparison.Ordinal));

    [GeneratedRegex(@"`(?<class>\w+Tests)(\.(?<method>\w+))?`", RegexOptions.NonBacktracking)]
    private static partial Regex TestName();
}
