using System.Text;
using System.Text.Json;

namespace AnimeGan.Fuzzing;

/// <summary>Changes JSON so that it stays JSON: a value becomes another, or one of another kind. Changed bytes seldom get past the parser.</summary>
internal static class JsonMutation
{
    private static readonly byte[][] _values =
        [.. ((string[])["null", "true", "0", "-1", "1.5", "1e308", "1e999", "2147483648", "-9223372036854775809", "\"\"", "\"x\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[1]", "[null]", "[\"a\",2]", "{\"a\":1}", "[[]]", "\"NaN\"", "\"2026-01-01\"", "\"data:image/png;base64,aGk=\""]).Select(Encoding.UTF8.GetBytes)];

    /// <summary>Puts another value in the place of one.</summary>
    /// <param name="input">JSON, or lines of it; where it ends to be, the values before that are changed.</param>
    /// <param name="random">Decides.</param>
    /// <returns>The changed input; null where there is no JSON in it.</returns>
    public static byte[]? Change(byte[] input, Random random)
    {
        var values = Values(input);
        if (values.Count == 0)
        {
            return null;
        }

        var (at, end) = values[random.Next(values.Count)];
        var (from, to) = values[random.Next(values.Count)];
        var replacement = random.Next(3) == 0 ? input[from..to] : _values[random.Next(_values.Length)];
        return [.. input[..at], .. replacement, .. input[end..]];
    }

    private static List<(int At, int End)> Values(byte[] input)
    {
        var values = new List<(int At, int End)>();
        var open = new Stack<int>();
        var reader = new Utf8JsonReader(input, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 1000 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                {
                    open.Push((int)reader.TokenStartIndex);
                }
                else if (reader.TokenType is not JsonTokenType.PropertyName)
                {
                    var isEnd = reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject;
                    values.Add((isEnd ? open.Pop() : (int)reader.TokenStartIndex, (int)reader.BytesConsumed));
                }
            }
        }
        catch (JsonException)
        {
            return values;
        }

        return values;
    }
}
