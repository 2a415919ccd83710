namespace AnimeGan.Data;

/// <summary>What file managers, editors, browsers and systems leave in folders of pictures, and nobody means to train on.</summary>
internal static class OtherPrograms
{
    // Jupyter's, macOS's and most file managers' are hidden by a dot anyway.
    private static readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@eaDir"] = "thumbnails that a storage device keeps",
        ["@Recycle"] = "a recycle bin",
        ["#recycle"] = "a recycle bin",
        ["$RECYCLE.BIN"] = "a recycle bin",
        ["System Volume Information"] = "the system's own",
        ["lost+found"] = "the system's own",
        ["__MACOSX"] = "what macOS adds to archives",
        ["Thumbs.db"] = "thumbnails that Windows keeps",
        ["ehthumbs.db"] = "thumbnails that Windows keeps",
        ["desktop.ini"] = "the look of a folder in Windows",
    };

    private static readonly string[] _unfinished = [".part", ".partial", ".crdownload", ".download", ".tmp"];
    private static readonly string[] _copies = [".bak", ".swp", ".swo", ".orig"];

    /// <summary>Why an entry is left out; null where it is not.</summary>
    /// <param name="name">Its name, without a folder.</param>
    public static string? WhyLeftOut(string name) => name switch
    {
        ['.', ..] => "hidden",
        [.., '~'] or ['~', '$', ..] or ['#', .., '#'] => "an editor's copy",
        _ when _names.TryGetValue(name, out var what) => what,
        _ when EndsWith(name, _copies) => "an editor's copy",
        _ when EndsWith(name, _unfinished) => "an unfinished download",
        _ => null,
    };

    private static bool EndsWith(string name, string[] endings) => Array.Exists(endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
