using System.Text;

namespace AnimeGan.Notebooks.Html;

/// <summary>A page of slides while it is filled.</summary>
/// <param name="heading">Its heading, as HTML.</param>
internal sealed class SlidePage(string heading)
{
    /// <summary>Lines of text that fit on a page.</summary>
    public const int Room = 15;

    /// <summary>Lines of text that leave enough room for a picture.</summary>
    public const int RoomBesidePicture = 5;

    private readonly StringBuilder _body = new();
    private readonly StringBuilder _notes = new();

    /// <summary>The heading, as HTML.</summary>
    public string Heading { get; } = heading;

    /// <summary>What is shown.</summary>
    public string Body => _body.ToString();

    /// <summary>What the speaker may say.</summary>
    public string Notes => _notes.ToString();

    /// <summary>Lines of text so far, roughly.</summary>
    public int Lines { get; private set; }

    /// <summary>Whether it holds a picture; then nothing but a line or two comes on it.</summary>
    public bool HasPicture { get; private set; }

    /// <summary>Whether it holds something that a cell put out; prose after that begins another page.</summary>
    public bool HasOutput { get; private set; }

    /// <summary>Whether nothing is on it yet.</summary>
    public bool IsEmpty => _body.Length == 0;

    public void Show(string html, int lines, bool output, bool picture)
    {
        _body.Append(html);
        HasOutput |= output;
        Lines += lines;
        HasPicture |= picture;
    }

    public void Note(string html) => _notes.Append(html);
}
