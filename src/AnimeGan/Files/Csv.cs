using System.Buffers;
using System.Text;

namespace AnimeGan.Files;

/// <summary>Comma-separated values as RFC 4180 has them: quotes where needed, doubled inside, line breaks allowed in them.</summary>
internal static class Csv
{
    private static readonly SearchValues<char> _special = SearchValues.Create(",\"\r\n");

    /// <summary>Writes one record and a line feed.</summary>
    public static void WriteRecord(TextWriter writer, IEnumerable<string> fields)
    {
        bool first = true;
        foreach (string field in fields)
        {
            if (!first)
            {
                writer.Write(',');
            }

            first = false;
            bool quote = field.AsSpan().ContainsAny(_special);
            writer.Write(quote ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field);
        }

        writer.Write('\n');
    }

    /// <summary>Reads records one at a time; empty lines are passed over.</summary>
    /// <exception cref="FormatException">A quote is never closed.</exception>
    public static IEnumerable<List<string>> Read(TextReader reader)
    {
        var record = new List<string>();
        var field = new StringBuilder();
        while (reader.Peek() >= 0)
        {
            char end = ReadField(reader, field);
            record.Add(field.ToString());
            if (end == ',')
            {
                continue;
            }

            if (record.Count > 1 || record[0].Length > 0)
            {
                yield return record;
                record = [];
            }

            record.Clear();
        }

        if (record.Count > 0)
        {
            // The file ends with a comma: one more, empty, field.
            record.Add(string.Empty);
            yield return record;
        }
    }

    /// <summary>Reads up to and with the separator, and returns it: a comma, or a line feed for the end of a record or of the file.</summary>
    private static char ReadField(TextReader reader, StringBuilder field)
    {
        field.Clear();
        bool quoted = false;
        for (int next = reader.Read(); next >= 0; next = reader.Read())
        {
            char c = (char)next;
            if (c == '"' && (quoted || field.Length == 0))
            {
                if (quoted && reader.Peek() == '"')
                {
                    reader.Read();
                    field.Append('"');
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (!quoted && c is ',' or '\n' && !quoted)
            {
                return c;
            }
            else if (quoted || c != '\r' || reader.Peek() != '\n')
            {
                field.Append(c);
            }
        }

        return quoted ? throw new FormatException("A quoted field is never closed; add the missing \".") : '\n';
    }
}
