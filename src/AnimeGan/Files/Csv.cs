using System.Buffers;

namespace AnimeGan.Files;

/// <summary>Separated values as RFC 4180 has them: quotes where needed, doubled inside, line breaks allowed in them. <see cref="CsvRecords"/> reads.</summary>
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

    /// <summary>Reads records one at a time, of whatever numbers of fields; empty lines are passed over.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="separator">What stands between two fields.</param>
    /// <exception cref="FormatException">A quote is never closed, text follows one, or a record is longer than 4 million characters.</exception>
    public static IEnumerable<List<string>> Read(TextReader reader, char separator = ',')
    {
        using var records = new CsvRecords(reader, separator);
        while (records.MoveNext())
        {
            yield return records.ToList();
        }
    }
}
