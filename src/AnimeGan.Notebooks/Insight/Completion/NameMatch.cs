namespace AnimeGan.Notebooks.Insight;

/// <summary>How well a name fits the letters typed so far.</summary>
internal static class NameMatch
{
    /// <summary>The name begins with the letters.</summary>
    public const int Prefix = 0;

    /// <summary>It does but for case.</summary>
    public const int PrefixIgnoringCase = 1;

    /// <summary>The letters begin its words: WL for WriteLine.</summary>
    public const int Humps = 2;

    /// <summary>It does not fit.</summary>
    public const int None = 3;

    /// <summary>Compares.</summary>
    /// <param name="name">The name.</param>
    /// <param name="typed">The letters; none fit every name.</param>
    /// <returns>One of the values above, smaller for a better fit.</returns>
    public static int Of(string name, string typed)
    {
        if (name.StartsWith(typed, StringComparison.Ordinal))
        {
            return Prefix;
        }

        if (name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
        {
            return PrefixIgnoringCase;
        }

        return typed.Length > 1 && name.Length > 0 && Same(name[0], typed[0]) && FitsHumps(name, 1, typed.AsSpan(1), typed.Any(char.IsUpper)) ? Humps : None;
    }

    /// <summary>Each typed letter begins a later word or, where capitals say which letters do that, goes on in the same word.</summary>
    private static bool FitsHumps(string name, int at, ReadOnlySpan<char> typed, bool hasCapitals)
    {
        if (typed.Length == 0)
        {
            return true;
        }

        for (var i = at; i < name.Length; i++)
        {
            var fits = BeginsWord(name, i) || (i == at && hasCapitals && char.IsLower(typed[0]));
            if (fits && Same(name[i], typed[0]) && FitsHumps(name, i + 1, typed[1..], hasCapitals))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Same(char first, char second) => char.ToUpperInvariant(first) == char.ToUpperInvariant(second);

    private static bool BeginsWord(string name, int i) =>
        name[i - 1] == '_' || (char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])) || (char.IsDigit(name[i]) && !char.IsDigit(name[i - 1]));
}
