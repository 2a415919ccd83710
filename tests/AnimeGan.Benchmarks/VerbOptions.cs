using System.Globalization;

namespace AnimeGan.Benchmarks;

/// <summary>Words after a verb, as --name value.</summary>
/// <param name="words">As they were typed.</param>
internal sealed class VerbOptions(string[] words)
{
    /// <summary>A whole number of at least 0.</summary>
    /// <returns>What is given, the usual one where nothing is, −1 where it is no such number.</returns>
    public int Number(string name, int usual) =>
        Text(name) is not { } text ? usual : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1;

    /// <summary>What stands behind a name: null where it is not given, empty where nothing stands behind it.</summary>
    public string? Text(string name)
    {
        var at = Array.IndexOf(words, name);
        return at < 0 ? null : words.ElementAtOrDefault(at + 1) ?? "";
    }
}
