namespace AnimeGan.Files;

/// <summary>A table's text, refused where a record has more fields than any table: the reader behind it takes the square of them in memory.</summary>
/// <param name="text">The text; stays the caller's.</param>
/// <param name="separator">What stands between two fields.</param>
internal sealed class CsvWidth(TextReader text, char separator) : TextReader
{
    private const int Most = 4096;
    private int _fields;
    private bool _begins = true;
    private bool _quoted;
    private bool _closed;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        var read = text.Read(buffer, index, count);
        foreach (var sign in buffer.AsSpan(index, read))
        {
            Pass(sign);
            if (_fields >= Most)
            {
                throw new FormatException($"A record has more than {Most} fields; is this a table, and is '{separator}' what stands between its fields?");
            }
        }

        return read;
    }

    // A quote opens a field at its beginning alone, and goes on with it right after it closed one; elsewhere it is a letter.
    private void Pass(char sign)
    {
        if (_quoted)
        {
            _quoted = sign != '"';
            _closed = !_quoted;
            return;
        }

        _quoted = sign == '"' && (_begins || _closed);
        _closed = false;
        _begins = sign == separator || sign is '\n' or '\r';
        _fields = sign is '\n' or '\r' ? 0 : sign == separator ? _fields + 1 : _fields;
    }
}
