using System.Text.RegularExpressions;
using Xunit;

namespace Repository.Tests;

/// <summary>What the doctor compares with stands in one table, for programs and for people.</summary>
public sealed partial class DoctorThresholdTests
{
    private const string Room = "src/AnimeGan/Diagnosis";

    [Fact]
    public void Rules_EveryOne_TakesItsNumbersFromTheTable() =>
        Guard.Check(
            Rules(),
            file => Guard.LinesThatMatch(file, line => Constant().IsMatch(line) || Fraction().IsMatch(line) || Comparison().IsMatch(line)),
            atLeast: 12);

    [Fact]
    public void Table_EveryThreshold_IsReadSomewhere()
    {
        // A rule says At for its own part of the table.
        var used = SourceTree.Library(Room).SelectMany(file =>
        {
            var code = File.ReadAllText(file);
            var own = Alias().Match(code).Groups["group"].Value;
            return Use().Matches(code).Select(match => match.Groups["group"].Success ? $"{match.Groups["group"].Value}.{match.Groups["name"].Value}" : $"{own}.{match.Groups["name"].Value}");
        }).ToHashSet();

        Guard.Check(Table(), row => used.Contains($"{row.Group}.{row.Name}") ? null : $"Thresholds.{row.Group}.{row.Name} is read by nothing.", atLeast: 40);
    }

    [Fact]
    public void ReadMe_EveryThreshold_StandsInItsTableWithItsValue()
    {
        var rows = File.ReadAllLines(SourceTree.PathOf($"{Room}/README.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => string.Join('|', line.Split('|').Take(4))).ToHashSet();

        Guard.Check(
            Table(),
            row => rows.Contains($"| {row.Group} | {row.Name} | {row.Value} ") ? null : $"{Room}/README.md does not say that {row.Group}.{row.Name} is {row.Value}.",
            atLeast: 40);
        Assert.Equal(Table().Count + 2, rows.Count);
    }

    private static IEnumerable<string> Rules() => SourceTree.Library($"{Room}/Rules");

    private static List<(string Group, string Name, string Value)> Table()
    {
        var (rows, group) = (new List<(string, string, string)>(), "");
        foreach (var line in File.ReadAllLines(SourceTree.PathOf($"{Room}/Thresholds.cs")))
        {
            group = Group().Match(line) is { Success: true } found ? found.Groups["name"].Value : group;
            if (Row().Match(line) is { Success: true } row)
            {
                rows.Add((group, row.Groups["name"].Value, row.Groups["value"].Value));
            }
        }

        return rows;
    }

    [GeneratedRegex(@"\bconst\s+(double|int|long|float)\b")]
    private static partial Regex Constant();

    // Against anything but 0 and 1.
    [GeneratedRegex(@"\s[<>]=?\s+-?([2-9]|\d{2,})")]
    private static partial Regex Comparison();

    // Numbers with a decimal point or an exponent; whole ones count and index.
    [GeneratedRegex(@"(?<![\w.])\d+(\.\d+|e-?\d+)")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"using At = AnimeGan\.Diagnosis\.Thresholds\.(?<group>\w+);")]
    private static partial Regex Alias();

    [GeneratedRegex(@"(?:\bThresholds\.(?<group>\w+)|\bAt|= (?<group>LearningRate))\.(?<name>\w+)")]
    private static partial Regex Use();

    [GeneratedRegex(@"internal static class (?<name>\w+)$")]
    private static partial Regex Group();

    [GeneratedRegex(@"internal const (?:int|double) (?<name>\w+) = (?<value>.+);")]
    private static partial Regex Row();
}
