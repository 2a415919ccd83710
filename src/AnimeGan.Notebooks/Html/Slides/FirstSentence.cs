namespace AnimeGan.Notebooks.Html;

/// <summary>Finds where the first sentence of a paragraph in Markdown ends.</summary>
internal static class FirstSentence
{
    private static readonly string[] _abbreviations = ["al", "e.g", "i.e", "vs", "Eq", "Eqs", "cf", "fig", "p", "pp"];

    /// <summary>The first sentence; the whole paragraph where it has no second one.</summary>
    /// <param name="paragraph">Markdown of one paragraph.</param>
    /// <remarks>Stops in code, formulas, brackets and emphasis end nothing, so a bold word that opens a paragraph keeps its sentence.</remarks>
    public static string Of(string paragraph)
    {
        var (inCode, inFormula, stars, depth) = (false, false, 0, 0);
        for (var i = 0; i < paragraph.Length; i++)
        {
            switch (paragraph[i])
            {
                case '`' when !inFormula:
                    inCode = !inCode;
                    break;
                case '$' when !inCode:
                    inFormula = !inFormula;
                    break;
                case '*' when !inCode && !inFormula:
                    stars++;
                    break;
                case '(' or '[':
                    depth++;
                    break;
                case ')' or ']':
                    depth--;
                    break;
                case '.' or '?' or '!' when !inCode && !inFormula && depth == 0 && IsClosed(paragraph, stars) && Ends(paragraph, i):
                    return paragraph[..(i + 1)];
                default:
                    break;
            }
        }

        return paragraph;

        // An even number of stars: every emphasis that began has ended, ** counting twice.
        static bool IsClosed(string paragraph, int stars) => stars % 2 == 0 && (stars % 4 == 0 || !paragraph.Contains("**", StringComparison.Ordinal));
    }

    private static bool Ends(string paragraph, int at)
    {
        if (at + 1 == paragraph.Length)
        {
            return true;
        }

        var word = paragraph[..at];
        word = word[(word.LastIndexOfAny([' ', '\n', '(']) + 1)..];
        return char.IsWhiteSpace(paragraph[at + 1]) && !(word.Length == 1 && char.IsLetterOrDigit(word[0])) && !_abbreviations.Contains(word, StringComparer.OrdinalIgnoreCase);
    }
}
