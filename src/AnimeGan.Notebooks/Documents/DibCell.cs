namespace AnimeGan.Notebooks.Documents;

/// <summary>One cell of a .dib file.</summary>
/// <param name="Language">What follows "#!" on the line that opens it; the default language for text before the first such line.</param>
/// <param name="Opening">The opening line with its newline, as in the file; empty for text before the first one.</param>
/// <param name="Body">All text up to the next opening line, blank lines included, as in the file.</param>
public sealed record DibCell(string Language, string Opening, string Body)
{
    /// <summary>The cell's text without the blank lines around it, with '\n' between lines.</summary>
    public string Source
    {
        get
        {
            var lines = Body.ReplaceLineEndings("\n").Split('\n');
            var first = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
            if (first < 0)
            {
                return string.Empty;
            }

            var last = Array.FindLastIndex(lines, line => !string.IsNullOrWhiteSpace(line));
            return string.Join('\n', lines[first..(last + 1)]);
        }
    }
}
