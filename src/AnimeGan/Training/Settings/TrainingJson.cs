using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AnimeGan.Data;
using AnimeGan.Files;

namespace AnimeGan.Training;

/// <summary>How records become JSON and back: camel case, unknown names are errors.</summary>
public static class TrainingJson
{
    private static readonly TrainingJsonContext Lines = new(KitJson.StrictLine());
    private static readonly TrainingJsonContext Pages = new(KitJson.StrictPage());

    /// <summary>A record as an indented page of JSON.</summary>
    /// <param name="record">The record to write.</param>
    public static string Write(TrainingRecord record) => JsonSerializer.Serialize(record, Pages.TrainingRecord);

    /// <summary>Reads what <see cref="Write(TrainingRecord)"/> wrote; missing names take their defaults.</summary>
    /// <param name="json">The page.</param>
    /// <exception cref="InvalidDataException">It is not a record; the message says where.</exception>
    public static TrainingRecord ReadRecord(string json) => Guard("record", () =>
    {
        // Laid over the defaults: the generated serialiser would give 0 and null for what an older kit did not write.
        var defaults = JsonSerializer.SerializeToNode(new TrainingRecord(), Lines.TrainingRecord)!.AsObject();
        if (JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) is not JsonObject given)
        {
            return null;
        }

        Overlay(defaults, given);
        return defaults.Deserialize(Lines.TrainingRecord);
    });

    /// <summary>Changes one value of a record by its name in JSON, as the command line does with --set.</summary>
    /// <param name="record">The record to start from.</param>
    /// <param name="name">For example "baseWidth" or "practices.batchNorm"; case does not matter.</param>
    /// <param name="value">For example "32", "false" or "minimax".</param>
    /// <exception cref="ArgumentException">There is no such name, or the value does not fit it.</exception>
    public static TrainingRecord Set(TrainingRecord record, string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        var root = JsonSerializer.SerializeToNode(record, Lines.TrainingRecord)!.AsObject();
        var parent = root;
        var path = name.Split('.');
        for (var depth = 0; depth < path.Length; depth++)
        {
            var key = parent.Select(pair => pair.Key).FirstOrDefault(key => key.Equals(path[depth], StringComparison.OrdinalIgnoreCase))
                ?? throw new ArgumentException(NoSetting(name, [.. Names(root, "")]), nameof(name));
            if (parent[key] is JsonObject child)
            {
                parent = child;
                continue;
            }

            if (depth < path.Length - 1)
            {
                throw new ArgumentException($"'{key}' is one value and has no parts; there are: {string.Join(", ", Names(root, ""))}.", nameof(name));
            }

            parent[key] = Parse(parent[key]!, name, value);
            return Fit(root, name, value);
        }

        throw new ArgumentException($"'{name}' is a group; set one of: {string.Join(", ", Names(parent, name + "."))}.", nameof(name));
    }

    // All of them fill a screen: only where none is near.
    private static string NoSetting(string name, List<string> names)
    {
        var meant = Spelling.Nearest(name, names)
            ?? (Spelling.Nearest(name.Split('.')[^1], names.Select(other => other.Split('.')[^1])) is { } last ? names.Find(other => other.Split('.')[^1] == last) : null);
        return $"There is no setting '{name}'" + (meant is null ? $"; there are: {string.Join(", ", names)}." : $"; did you mean '{meant}'? 'animegan train --dry-run' prints them all.");
    }

    internal static string Write(RunEnvironment environment) => JsonSerializer.Serialize(environment, Pages.RunEnvironment);

    internal static RunEnvironment ReadEnvironment(string json) => Guard("environment", () => JsonSerializer.Deserialize(json, Lines.RunEnvironment));

    internal static string Write(CheckpointState state) => JsonSerializer.Serialize(state, Pages.CheckpointState);

    internal static CheckpointState ReadState(string json) => Guard("checkpoint state", () => JsonSerializer.Deserialize(json, Lines.CheckpointState));

    internal static string Write(StepStatistics statistics) => JsonSerializer.Serialize(statistics, Lines.StepStatistics);

    internal static StepStatistics ReadStatistics(string json) => Guard("step", () => JsonSerializer.Deserialize(json, Lines.StepStatistics));

    internal static string Write(ScoredStep score) => JsonSerializer.Serialize(score, Lines.ScoredStep);

    internal static ScoredStep ReadScore(string json) => Guard("score", () => JsonSerializer.Deserialize(json, Lines.ScoredStep));

    internal static string Write(RunFailure failure) => JsonSerializer.Serialize(failure, Pages.RunFailure);

    internal static RunFailure ReadFailure(string json) => Guard("failure", () => JsonSerializer.Deserialize(json, Lines.RunFailure));

    internal static string Write(LabelScheme labels) => JsonSerializer.Serialize(labels, Pages.LabelScheme);

    internal static LabelScheme ReadLabels(string json) => Guard("list of labels", () => JsonSerializer.Deserialize(json, Lines.LabelScheme));

    /// <summary>The values of a group and of the groups in it, by names with dots, in their order.</summary>
    internal static IEnumerable<(string Name, JsonElement Value)> Leaves(JsonElement group, string prefix = "") =>
        group.EnumerateObject().SelectMany(property => property.Value.ValueKind == JsonValueKind.Object
            ? Leaves(property.Value, $"{prefix}{property.Name}.")
            : [(prefix + property.Name, property.Value)]);

    /// <summary>Reads a file, or a line of one, by one of these; a fault's message then begins with the place.</summary>
    internal static T ReadAt<T>(string place, string json, Func<string, T> read)
    {
        try
        {
            return read(json);
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"{place}: {fault.Message}", fault);
        }
    }

    private static T Guard<T>(string what, Func<T?> read)
        where T : class
    {
        try
        {
            return read() ?? throw new InvalidDataException($"The {what} is JSON's null.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second is half a character, cut in two by an escape.
            throw new InvalidDataException($"This is not a {what}: {error.Message}", error);
        }
    }

    private static void Overlay(JsonObject under, JsonObject over)
    {
        foreach (var (name, value) in over)
        {
            if (value is JsonObject group && under[name] is JsonObject existing)
            {
                Overlay(existing, group);
            }
            else
            {
                under[name] = value?.DeepClone();
            }
        }
    }

    private static TrainingRecord Fit(JsonObject root, string name, string value)
    {
        try
        {
            return root.Deserialize(Lines.TrainingRecord)!;
        }
        catch (JsonException fault)
        {
            throw new ArgumentException($"{name} cannot be '{value}': {fault.InnerException?.Message ?? fault.Message}", nameof(value), fault);
        }
    }

    private static JsonValue Parse(JsonNode old, string name, string value)
    {
        switch (old.GetValueKind())
        {
            case JsonValueKind.True or JsonValueKind.False:
                return bool.TryParse(value, out var flag)
                    ? JsonValue.Create(flag)
                    : throw new ArgumentException($"{name} must be true or false, got '{value}'.", nameof(value));
            case JsonValueKind.Number when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole):
                return JsonValue.Create(whole);
            case JsonValueKind.Number:
                return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? JsonValue.Create(double.IsFinite(number) ? number : throw new ArgumentException($"{name} must be finite, got '{value}'.", nameof(value)))
                    : throw new ArgumentException($"{name} must be a number, got '{value}'.", nameof(value));
            default:
                return JsonValue.Create(value);
        }
    }

    private static IEnumerable<string> Names(JsonObject group, string prefix) =>
        group.SelectMany(pair => pair.Value is JsonObject child ? Names(child, $"{prefix}{pair.Key}.") : [prefix + pair.Key]);
}

/// <summary>The serialisers that the compiler writes.</summary>
[JsonSerializable(typeof(TrainingRecord))]
[JsonSerializable(typeof(RunEnvironment))]
[JsonSerializable(typeof(CheckpointState))]
[JsonSerializable(typeof(StepStatistics))]
[JsonSerializable(typeof(ScoredStep))]
[JsonSerializable(typeof(RunFailure))]
[JsonSerializable(typeof(LabelScheme))]
internal sealed partial class TrainingJsonContext : JsonSerializerContext;
