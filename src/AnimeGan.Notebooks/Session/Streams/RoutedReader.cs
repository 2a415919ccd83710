namespace AnimeGan.Notebooks.Session;

/// <summary>The console's input: for a cell, the person at its notebook; for all other code, what it was before.</summary>
internal sealed class RoutedReader(TextReader fallback) : TextReader
{
    public override int Peek() => CellScope.Current is { } cell ? cell.Unread.Peek() : fallback.Peek();

    public override int Read()
    {
        if (CellScope.Current is not { } cell)
        {
            return fallback.Read();
        }

        if (cell.Unread.Peek() < 0)
        {
            cell.Unread.Fill(cell.ReadLine(string.Empty, isPassword: false) + "\n");
        }

        return cell.Unread.Take();
    }

    public override int Read(char[] buffer, int index, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return Read(buffer.AsSpan(index, count));
    }

    /// <summary>Gives a line at most, as a terminal does.</summary>
    public override int Read(Span<char> buffer)
    {
        var length = 0;
        while (length < buffer.Length)
        {
            buffer[length++] = (char)Read();
            if (Peek() < 0)
            {
                break;
            }
        }

        return length;
    }

    public override string? ReadLine() =>
        CellScope.Current is { } cell ? cell.Unread.TakeLine() ?? cell.ReadLine(string.Empty, isPassword: false) : fallback.ReadLine();

    /// <summary>A person's input has no end; a line of it must do.</summary>
    public override string ReadToEnd() => CellScope.Current is null ? fallback.ReadToEnd() : ReadLine() ?? string.Empty;
}
