using System.Text.Json;
using System.Text.RegularExpressions;

namespace AnimeGan.Diagnosis.Formats;

/// <summary>JSON: Keras' History (an object of lists), records one a line (NVIDIA's stats.jsonl, Weights and Biases', this kit's) or in a list, TensorBoard's lists of three.</summary>
internal static partial class JsonLog
{
    // What NVIDIA's collector keeps of a number; the others of its fields are no losses.
    private const string Mean = "mean";
    private const int Point = 3;

    /// <summary>Whether a text begins as JSON does, and not as a printed line may.</summary>
    internal static bool Begins(string text) => Start().IsMatch(text[..Math.Min(text.Length, 512)]);

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidDataException">It is none, or holds no numbers; the message names the line.</exception>
    internal static LogTable Read(string path, string text)
    {
        try
        {
            return OfText(path, text);
        }
        catch (InvalidOperationException fault)
        {
            throw new InvalidDataException($"'{path}' holds half a character, cut in two by an escape; mend or remove that text.", fault);
        }
    }

    private static LogTable OfText(string path, string text)
    {
        text = Bare().Replace(text, match => match.Value[0] is '"' or '\'' ? match.Value : $"\"{match.Value}\"");
        if (Parse(text) is { } whole)
        {
            using (whole)
            {
                return OfWhole(path, whole.RootElement);
            }
        }

        if (text.TrimStart().StartsWith("{'", StringComparison.Ordinal) && Parse(text.Replace('\'', '"')) is { } printed)
        {
            using (printed)
            {
                return OfWhole(path, printed.RootElement);
            }
        }

        return OfLines(path, text);
    }

    private static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static LogTable OfWhole(string path, JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return root.GetArrayLength() > 0 && root.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.Array)
                ? OfPoints(path, root)
                : LogTable.OfRows(path, "a list of JSON records", [.. root.EnumerateArray().Select(Record)], []);
        }

        var lists = Lists(root, "").ToList();
        var count = lists.Count == 0 ? 0 : lists.Max(list => list.Values.GetArrayLength());
        LogTable.Require(path, count, lists.Count);
        return count == 0
            ? LogTable.OfRows(path, "JSON records", [Record(root)], [])
            : new LogTable(path, "JSON lists", [.. lists.Select(list => new LogColumn(list.Title, Padded(list.Values, count)))], []);
    }

    private static double?[] Padded(JsonElement list, int count)
    {
        var values = new double?[count];
        var i = 0;
        foreach (var value in list.EnumerateArray())
        {
            values[i++] = Number(value);
        }

        return values;
    }

    // TensorBoard's download of one tag: wall time, step, value.
    private static LogTable OfPoints(string path, JsonElement root)
    {
        var rows = root.EnumerateArray().Where(point => point.GetArrayLength() == Point).Select(point => (IReadOnlyList<KeyValuePair<string, double?>>)
        [
            new("Step", Number(point[1])),
            new(Tags.OfFile(path), Number(point[2])),
        ]);
        return LogTable.OfRows(path, "TensorBoard's JSON of one tag", [.. rows], []);
    }

    private static LogTable OfLines(string path, string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim().TrimEnd(',')).ToList();
        var last = lines.FindLastIndex(line => line.Length > 0);
        var (rows, notes) = (new List<IReadOnlyList<KeyValuePair<string, double?>>>(), new List<string>());
        for (var i = 0; i <= last; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            if (Parse(lines[i]) is not { } record)
            {
                if (i < last || rows.Count == 0)
                {
                    throw new InvalidDataException($"'{path}', line {i + 1} is no JSON record; write one record a line, or one document.");
                }

                notes.Add("the last line is torn and left out");
                continue;
            }

            using (record)
            {
                rows.Add(Record(record.RootElement));
            }
        }

        return LogTable.OfRows(path, "JSON records", rows, notes);
    }

    private static IReadOnlyList<KeyValuePair<string, double?>> Record(JsonElement record) =>
        record.ValueKind == JsonValueKind.Object ? [.. Fields(record, "")] : [];

    private static IEnumerable<KeyValuePair<string, double?>> Fields(JsonElement record, string above)
    {
        foreach (var field in record.EnumerateObject())
        {
            var title = above + field.Name;
            if (field.Value.ValueKind == JsonValueKind.Object)
            {
                if (field.Value.TryGetProperty(Mean, out var mean))
                {
                    yield return new(title, Number(mean));
                    continue;
                }

                foreach (var inner in Fields(field.Value, title + "/"))
                {
                    yield return inner;
                }
            }
            else if (Number(field.Value) is { } number)
            {
                yield return new(title, number);
            }
        }
    }

    private static IEnumerable<(string Title, JsonElement Values)> Lists(JsonElement root, string above)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var field in root.EnumerateObject())
        {
            switch (field.Value.ValueKind)
            {
                case JsonValueKind.Array when field.Value.GetArrayLength() > 0:
                    yield return (above + field.Name, field.Value);
                    break;
                case JsonValueKind.Object:
                    foreach (var list in Lists(field.Value, field.Name is "history" or "params" ? above : above + field.Name + "/"))
                    {
                        yield return list;
                    }

                    break;
                default:
                    break;
            }
        }
    }

    // A list of one number is a number: Keras wraps what it averages.
    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => LogNumbers.WithPoint.TryRead(value.GetString()!, out var number) ? number : null,
        JsonValueKind.Array when value.GetArrayLength() == 1 => Number(value[0]),
        _ => null,
    };

    // Python writes numbers that are not finite without quotes, which JSON does not know; within quotes all stays as it is.
    [GeneratedRegex(@"""([^""\\]|\\.)*""|'[^']*'|-?\bInfinity\b|-?\bNaN\b|\bnan\b|-?\binf\b|\bNone\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^\s*(\{\s*[""'}]|\[\s*[\[{])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Start();
}
