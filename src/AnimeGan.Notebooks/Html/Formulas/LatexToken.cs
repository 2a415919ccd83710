namespace AnimeGan.Notebooks.Html.Formulas;

/// <summary>A piece of LaTeX: a command with its backslash, one character, or a run of digits.</summary>
/// <param name="Text">The piece as written, "\frac" or "x" or "128".</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="HasSpaceBefore">True where white space precedes it.</param>
internal readonly record struct LatexToken(string Text, int Start, int End, bool HasSpaceBefore)
{
    public bool IsCommand => Text.Length > 1 && Text[0] == '\\';

    public bool IsNumber => Text.Length > 0 && char.IsAsciiDigit(Text[0]);

    /// <summary>Cuts LaTeX into pieces; comments and white space are dropped.</summary>
    public static List<LatexToken> Read(string latex)
    {
        var tokens = new List<LatexToken>();
        var position = 0;
        var space = false;
        while (position < latex.Length)
        {
            var c = latex[position];
            if (char.IsWhiteSpace(c))
            {
                space = true;
                position++;
                continue;
            }

            if (c == '%')
            {
                var end = latex.IndexOf('\n', position);
                position = end < 0 ? latex.Length : end + 1;
                continue;
            }

            var length = LengthAt(latex, position);
            tokens.Add(new LatexToken(latex.Substring(position, length), position, position + length, space));
            position += length;
            space = false;
        }

        return tokens;
    }

    private static int LengthAt(string latex, int start)
    {
        var end = start + 1;
        if (latex[start] == '\\' && end < latex.Length)
        {
            end++;
            while (char.IsAsciiLetter(latex[end - 1]) && end < latex.Length && char.IsAsciiLetter(latex[end]))
            {
                end++;
            }

            // "\operatorname*" and its kind carry a star.
            return end - start > 2 && end < latex.Length && latex[end] == '*' ? end + 1 - start : end - start;
        }

        if (char.IsAsciiDigit(latex[start]))
        {
            while (end < latex.Length && (char.IsAsciiDigit(latex[end]) || (latex[end] == '.' && end + 1 < latex.Length && char.IsAsciiDigit(latex[end + 1]))))
            {
                end++;
            }

            return end - start;
        }

        return char.IsHighSurrogate(latex[start]) && end < latex.Length ? 2 : 1;
    }
}
