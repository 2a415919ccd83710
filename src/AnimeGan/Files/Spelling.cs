namespace AnimeGan.Files;

/// <summary>What somebody who mistyped a word probably meant.</summary>
public static class Spelling
{
    /// <summary>The nearest of some words: letters left out, doubled, changed or swapped, at most one in three; or the one word that begins so.</summary>
    /// <param name="word">What was typed; case does not matter.</param>
    /// <param name="words">What could have been meant.</param>
    /// <returns>Null where none is near.</returns>
    public static string? Nearest(string word, IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(words);
        var all = words.ToList();
        var typed = word.ToUpperInvariant();
        var (best, distance) = all.Select(other => (other, Distance(typed, other.ToUpperInvariant()))).DefaultIfEmpty(("", int.MaxValue)).MinBy(pair => pair.Item2);
        if (distance <= Math.Max(1, word.Length / 3))
        {
            return best;
        }

        return word.Length > 1 && all.FindAll(other => other.StartsWith(word, StringComparison.OrdinalIgnoreCase)) is [var only] ? only : null;
    }

    /// <summary>The same as the end of a complaint, "; did you mean 'hinge'?"; empty where none is near.</summary>
    /// <param name="word">What was typed.</param>
    /// <param name="words">What could have been meant.</param>
    public static string Hint(string word, IEnumerable<string> words) => Nearest(word, words) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    /// <summary>The same as the end of a sentence, which is a full stop where none is near.</summary>
    /// <param name="word">What was typed.</param>
    /// <param name="words">What could have been meant.</param>
    public static string End(string word, IEnumerable<string> words) => Hint(word, words) is { Length: > 0 } hint ? hint : ".";

    // Optimal string alignment: insertions, deletions, changes, and swaps of neighbours (Damerau 1964).
    private static int Distance(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
