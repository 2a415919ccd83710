namespace AnimeGan.Figures.Svg;

/// <summary>Widths of words, estimated: the drawing is made without knowing the fonts of the machine that shows it.</summary>
internal static class TextMeasure
{
    // Ems, a little above the averages of the usual sans-serif fonts, so that estimates err towards room.
    private const string Narrow = "iIjl.,:;'|!()[] tfr-";
    private const string Wide = "mwMW@%—";

    /// <summary>The width in pixels of one line of text.</summary>
    public static double Width(string text, double fontSize)
    {
        var ems = 0.0;
        foreach (var c in text)
        {
            ems += Narrow.Contains(c, StringComparison.Ordinal) ? 0.38
                : Wide.Contains(c, StringComparison.Ordinal) ? 0.9
                : c > '\u2e80' ? 1.0
                : 0.6;
        }

        return ems * fontSize;
    }

    /// <summary>Breaks words into lines wherever a line would be too long; a word stays whole.</summary>
    public static IReadOnlyList<string> Break(string text, double fontSize, double width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
        {
            if (lines.Count > 0 && Width($"{lines[^1]} {word}", fontSize) <= width)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }
}
