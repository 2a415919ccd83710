using System.Buffers;
using Sylvan.Data.Csv;

namespace AnimeGan.Files;

/// <summary>Separated values as RFC 4180 has them: quotes where needed, doubled inside, line breaks allowed in them. Sylvan.Data.Csv reads.</summary>
internal static class Csv
{
    private const int Buffer = 1 << 14;
    private const int LongestRecord = 1 << 22;

    // No line is a comment here: a file's name may begin with any sign. U+FFFF is no character.
    private const char NoComment = '\uFFFF';
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
        using var table = Guarded(() => CsvDataReader.Create(reader, new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = separator,
            Comment = NoComment,
            BufferSize = Buffer,
            MaxBufferSize = LongestRecord,
        }));
        while (Guarded(table.Read))
        {
            var record = Guarded(() => Enumerable.Range(0, table.RowFieldCount).Select(table.GetString).ToList());
            if (record.Count > 1 || record is [{ Length: > 0 }])
            {
                yield return record;
            }
        }
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvRecordTooLargeException broken)
        {
            throw new FormatException("A record is longer than 4 million characters; is this a table, and is every \" closed?", broken);
        }
        catch (Exception broken) when (broken is CsvInvalidCharacterException or CsvFormatException)
        {
            throw new FormatException("A quoted field is never closed, or text follows its closing quote; add the missing \", or double those within.", broken);
        }
    }
}
