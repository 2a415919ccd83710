using System.Text;

namespace AnimeGan.Notebooks.Documents;

/// <summary>NaN and Infinity in a notebook, which Python writes into charts and tables, and which are not JSON.</summary>
/// <remarks>They are read as texts that no notebook has, and written back as they were.</remarks>
internal static class PythonNumbers
{
    // A character that Unicode leaves to private use.
    private const char Mark = '\uE07A';

    private static readonly string[] _numbers = ["-Infinity", "Infinity", "NaN"];

    /// <summary>Makes JSON of what Python writes.</summary>
    /// <param name="text">A file's text.</param>
    /// <returns>The text, in which these numbers are strings.</returns>
    public static string ToJson(string text)
    {
        if (!_numbers.Any(number => text.Contains(number, StringComparison.Ordinal)))
        {
            return text;
        }

        var json = new StringBuilder(text.Length);
        var isInside = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!isInside && Array.Find(_numbers, number => string.CompareOrdinal(text, i, number, 0, number.Length) == 0) is { } found)
            {
                json.Append('"').Append(Mark).Append(found).Append('"');
                i += found.Length - 1;
                continue;
            }

            json.Append(text[i]);
            if (isInside && text[i] == '\\' && i + 1 < text.Length)
            {
                json.Append(text[++i]);
            }
            else if (text[i] == '"')
            {
                isInside = !isInside;
            }
        }

        return json.ToString();
    }

    /// <summary>Makes of JSON what it was.</summary>
    /// <param name="json">A file's text.</param>
    public static string FromJson(string json) => json.Contains(Mark, StringComparison.Ordinal)
        ? _numbers.Aggregate(json, (text, number) => text.Replace($"\"{Mark}{number}\"", number, StringComparison.Ordinal))
        : json;
}
