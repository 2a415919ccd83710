namespace AnimeGan.Notebooks.Session;

/// <summary>What is left of a line that was read character by character.</summary>
internal sealed class ReadBuffer
{
    private readonly Lock _lock = new();
    private string _text = string.Empty;
    private int _position;

    /// <summary>The next character without taking it, or -1.</summary>
    public int Peek()
    {
        lock (_lock)
        {
            return _position < _text.Length ? _text[_position] : -1;
        }
    }

    /// <summary>Takes the next character, or -1.</summary>
    public int Take()
    {
        lock (_lock)
        {
            return _position < _text.Length ? _text[_position++] : -1;
        }
    }

    /// <summary>Takes what is left without its line end, or null where nothing is.</summary>
    public string? TakeLine()
    {
        lock (_lock)
        {
            var line = _position < _text.Length ? _text[_position..].TrimEnd('\n') : null;
            _position = _text.Length;
            return line;
        }
    }

    public void Fill(string text)
    {
        lock (_lock)
        {
            (_text, _position) = (text, 0);
        }
    }
}
