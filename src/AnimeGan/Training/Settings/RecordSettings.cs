using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AnimeGan.Training;

/// <summary>A record as settings by the names that --set takes, and the options of <c>animegan train</c> that make one record of another.</summary>
public static partial class RecordSettings
{
    /// <summary>The settings that have an option of their own beside --set.</summary>
    public static IReadOnlyDictionary<string, string> OwnOptions { get; } = new Dictionary<string, string>
    {
        ["dataB"] = "--data-b",
        ["attributes"] = "--attributes",
        ["steps"] = "--steps",
        ["batchSize"] = "--batch",
        ["baseWidth"] = "--base-width",
        ["learningRate"] = "--lr",
        ["objective"] = "--objective",
        ["seed"] = "--seed",
        ["threads"] = "--threads",
        ["evaluation.everySteps"] = "--evaluate-every",
        ["evaluation.heldOut"] = "--held-out",
    };

    /// <summary>Every setting of a record with its value, in the record's order.</summary>
    /// <param name="record">The record.</param>
    public static IReadOnlyList<(string Name, string Value)> Of(TrainingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        using var json = JsonDocument.Parse(TrainingJson.Write(record));
        return [.. TrainingJson.Leaves(json.RootElement).Select(leaf => (leaf.Name, leaf.Value.ValueKind == JsonValueKind.String ? leaf.Value.GetString()! : leaf.Value.GetRawText()))];
    }

    /// <summary>The settings in which a record differs from another, with its values, in the record's order.</summary>
    /// <param name="from">The other record.</param>
    /// <param name="to">The record.</param>
    public static IReadOnlyList<(string Name, string Value)> Difference(TrainingRecord from, TrainingRecord to) =>
        [.. Of(to).Except(Of(from))];

    /// <summary>The options that make one record of another, added to those that made the first.</summary>
    /// <param name="from">The first record.</param>
    /// <param name="to">The second.</param>
    /// <returns>For example "--lr 2e-5 --set discriminatorNorm=layer"; empty where the two are equal.</returns>
    public static string Options(TrainingRecord from, TrainingRecord to) =>
        string.Join(' ', Difference(from, to).Select(setting => OwnOptions.TryGetValue(setting.Name, out var option)
            ? $"{option} {Typed(setting.Value)}"
            : $"--set {setting.Name}={Typed(setting.Value)}"));

    /// <summary>The options that set what a message names by its property, as "WeightClip" or "Schedule.DecayFrom".</summary>
    /// <param name="message">For a programmer.</param>
    /// <returns>For a person at a terminal: "--set regularization.weightClip" and the like, in the order of the message; empty where it names no setting.</returns>
    public static IReadOnlyList<string> OptionsNamedIn(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var names = Of(new TrainingRecord()).Select(setting => setting.Name).ToList();
        return
        [
            .. PropertyName().Matches(message).Select(word => word.Value)
                .SelectMany(word => names.Where(name => name.Equals(word, StringComparison.OrdinalIgnoreCase) || (!word.Contains('.', StringComparison.Ordinal) && name.EndsWith("." + word, StringComparison.OrdinalIgnoreCase))))
                .Distinct()
                .Select(name => OwnOptions.TryGetValue(name, out var option) ? option : $"--set {name}"),
        ];
    }

    // JSON's 2E-05 is 2e-5 to people.
    private static string Typed(string value) =>
        value.Contains('E', StringComparison.Ordinal) && double.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.################e0", CultureInfo.InvariantCulture) : value;

    // Two humps, or a part of a group; one hump is most often a word.
    [GeneratedRegex(@"\b(?:[A-Z][A-Za-z]+\.[A-Z][A-Za-z0-9]+|[A-Z][a-z]+[A-Z][A-Za-z0-9]+)\b", RegexOptions.NonBacktracking)]
    private static partial Regex PropertyName();
}
