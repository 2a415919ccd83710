using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnimeGan.Notebooks.Documents;

/// <summary>How a JSON file is laid out, so that it can be written back byte for byte.</summary>
/// <remarks>
/// Jupyter writes one space of indentation, text beyond ASCII unescaped and a last newline; editors differ, and Kaggle writes
/// one line. The layout is taken from the file that was read; the order of keys and the spelling of numbers and texts come with
/// the JSON tree.
/// </remarks>
internal sealed record JsonLayout(string Indent, string NewLine, bool EscapesNonAscii, bool EndsWithNewLine)
{
    /// <summary>Charts and widgets nest deeper than the 64 levels of .NET's own readers and writers.</summary>
    public const int MaximumDepth = 1000;

    private const char Mark = '\uFEFF';

    /// <summary>The layout that Jupyter's own writer uses.</summary>
    public static JsonLayout Canonical { get; } = new(" ", "\n", false, true);

    /// <summary>One line without spaces between values.</summary>
    public static JsonLayout Line { get; } = Canonical with { IsOneLine = true, EndsWithNewLine = false };

    /// <summary>Whether the file begins with a byte order mark.</summary>
    public bool HasMark { get; private init; }

    /// <summary>Whether all of it stands in one line.</summary>
    public bool IsOneLine { get; private init; }

    /// <summary>What follows commas and colons in a file of one line.</summary>
    public string Space { get; private init; } = string.Empty;

    /// <summary>A file's text without its byte order mark.</summary>
    /// <param name="text">The text.</param>
    public static string WithoutMark(string text) => text.StartsWith(Mark) ? text[1..] : text;

    public static JsonLayout Detect(string text)
    {
        if (text.AsSpan().Trim().IndexOf('\n') < 0)
        {
            var colon = text.IndexOf("\":", StringComparison.Ordinal);
            return new JsonLayout(string.Empty, "\n", HoldsEscapedText(WithoutMark(text)), text.EndsWith('\n'))
            {
                HasMark = text.StartsWith(Mark),
                IsOneLine = true,
                Space = colon >= 0 && colon + 2 < text.Length && text[colon + 2] == ' ' ? " " : string.Empty,
            };
        }

        var lineEnd = text.IndexOf('\n', StringComparison.Ordinal);
        var newLine = lineEnd > 0 && text[lineEnd - 1] == '\r' ? "\r\n" : "\n";
        var indent = " ";
        if (lineEnd >= 0)
        {
            var end = lineEnd + 1;
            while (end < text.Length && text[end] is ' ' or '\t')
            {
                end++;
            }

            indent = end > lineEnd + 1 ? text[(lineEnd + 1)..end] : " ";
        }

        return new JsonLayout(indent, newLine, HoldsEscapedText(WithoutMark(text)), text.EndsWith('\n')) { HasMark = text.StartsWith(Mark) };
    }

    public string Write(JsonNode node)
    {
        var text = new StringBuilder(HasMark ? Mark.ToString() : string.Empty);
        Write(node, text, 0);
        if (EndsWithNewLine)
        {
            text.Append(NewLine);
        }

        return text.ToString();
    }

    private void Write(JsonNode? node, StringBuilder text, int depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject fields:
                WriteAll(fields, '{', '}', text, depth, field =>
                {
                    WriteString(field.Key, text);
                    text.Append(IsOneLine ? ":" + Space : ": ");
                    Write(field.Value, text, depth + 1);
                });
                break;
            case JsonArray items:
                WriteAll(items, '[', ']', text, depth, item => Write(item, text, depth + 1));
                break;
            case JsonValue value when value.TryGetValue<JsonElement>(out var asRead):
                // As the file has it: with its escapes, and with what is no text, such as half a character.
                text.Append(asRead.GetRawText());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteString(value.GetValue<string>(), text);
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    private void WriteAll<T>(ICollection<T> items, char open, char close, StringBuilder text, int depth, Action<T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            text.Append(first ? string.Empty : IsOneLine ? "," + Space : ",");
            StartLine(text, depth + 1);
            write(item);
            first = false;
        }

        if (!first)
        {
            StartLine(text, depth);
        }

        text.Append(close);
    }

    private void StartLine(StringBuilder text, int depth)
    {
        if (IsOneLine)
        {
            return;
        }

        text.Append(NewLine);
        for (var i = 0; i < depth; i++)
        {
            text.Append(Indent);
        }
    }

    private void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            var escape = c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\f' => "\\f",
                '\b' => "\\b",
                _ when c < ' ' || (EscapesNonAscii && c > '~') => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => null,
            };
            if (escape is null)
            {
                text.Append(c);
            }
            else
            {
                text.Append(escape);
            }
        }

        text.Append('"');
    }

    /// <summary>True where the text is ASCII only because characters beyond it were escaped.</summary>
    private static bool HoldsEscapedText(string text)
    {
        if (text.Any(c => c > '~'))
        {
            return false;
        }

        for (var i = 0; i + 5 < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                continue;
            }

            if (text[i + 1] == 'u'
                && int.TryParse(text.AsSpan(i + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
                && code > '~')
            {
                return true;
            }

            i++;
        }

        return false;
    }
}
