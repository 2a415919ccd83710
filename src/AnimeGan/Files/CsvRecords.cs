using Sylvan.Data.Csv;

namespace AnimeGan.Files;

/// <summary>A table's records one after the other, fields as spans: a table of a million records is passed over in half a second. Sylvan.Data.Csv reads.</summary>
internal sealed class CsvRecords : IDisposable
{
    private const int Buffer = 1 << 14;
    private const int LongestRecord = 1 << 22;

    // No line is a comment here: a file's name may begin with any sign. U+FFFF is no character.
    private const char NoComment = '\uFFFF';

    private readonly CsvDataReader _table;

    /// <summary>Stands before the first record.</summary>
    /// <param name="reader">The text; stays the caller's.</param>
    /// <param name="separator">What stands between two fields.</param>
    /// <exception cref="FormatException">The text's beginning is no table, has more than 4,096 fields in a record, or the separator is none.</exception>
    public CsvRecords(TextReader reader, char separator = ',')
    {
        var options = new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = separator,
            Comment = NoComment,
            BufferSize = Buffer,
            MaxBufferSize = LongestRecord,
        };
        try
        {
            _table = CsvDataReader.Create(new CsvWidth(reader, separator), options);
        }
        catch (CsvConfigurationException broken)
        {
            throw new FormatException($"'{separator}' cannot stand between fields; use a comma, a semicolon, a tab or a bar.", broken);
        }
        catch (Exception broken) when (Describe(broken) is { } described)
        {
            throw described;
        }
    }

    /// <summary>Fields of this record.</summary>
    public int Count => _table.RowFieldCount;

    /// <summary>A field without its quotes, until the next record.</summary>
    /// <param name="field">0 to Count − 1.</param>
    /// <exception cref="FormatException">Text follows the field's closing quote.</exception>
    public ReadOnlySpan<char> this[int field]
    {
        get
        {
            try
            {
                return _table.GetFieldSpan(field);
            }
            catch (Exception broken) when (Describe(broken) is { } described)
            {
                throw described;
            }
        }
    }

    /// <summary>Goes to the next record that is no empty line; false where there is none.</summary>
    /// <exception cref="FormatException">A quote is never closed, text follows one, or a record has more than 4,096 fields or 4 million characters.</exception>
    public bool MoveNext()
    {
        try
        {
            while (_table.Read())
            {
                if (Count > 1 || (Count == 1 && _table.GetFieldSpan(0).Length > 0))
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception broken) when (Describe(broken) is { } described)
        {
            throw described;
        }
    }

    /// <summary>This record's fields as texts of their own.</summary>
    /// <exception cref="FormatException">Text follows a field's closing quote.</exception>
    public List<string> ToList()
    {
        var fields = new List<string>(Count);
        for (var i = 0; i < Count; i++)
        {
            fields.Add(this[i].ToString());
        }

        return fields;
    }

    /// <summary>Lets go of the buffers.</summary>
    public void Dispose() => _table.Dispose();

    private static FormatException? Describe(Exception broken) => broken switch
    {
        CsvRecordTooLargeException => new FormatException("A record is longer than 4 million characters; is this a table, and is every \" closed?", broken),
        CsvInvalidCharacterException or CsvFormatException =>
            new FormatException("A quoted field is never closed, or text follows its closing quote; add the missing \", or double those within.", broken),
        _ => null,
    };
}
