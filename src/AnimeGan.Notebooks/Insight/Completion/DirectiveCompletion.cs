namespace AnimeGan.Notebooks.Insight;

/// <summary>What can stand on a line that begins with "#": names of directives, and paths of #r, #load and #!import.</summary>
internal static class DirectiveCompletion
{
    private static readonly string[] _csharp = ["r", "load", "i", "nullable", "pragma", "region", "endregion", "if", "else", "elif", "endif", "define", "undef", "line", "warning", "error"];

    /// <summary>Completes a directive.</summary>
    /// <param name="line">The line up to the cursor.</param>
    /// <param name="start">Where the line begins in the cell.</param>
    /// <param name="names">The names that may follow "#!".</param>
    /// <param name="folder">The folder that paths start from.</param>
    public static CompletionList Find(string line, int start, IReadOnlyList<string> names, string folder)
    {
        var hash = line.IndexOf('#', StringComparison.Ordinal);
        var isMagic = hash + 1 < line.Length && line[hash + 1] == '!';
        var wordStart = hash + (isMagic ? 2 : 1);
        var word = line[wordStart..];
        var end = start + line.Length;
        if (!word.Contains(' ', StringComparison.Ordinal) && !word.Contains('"', StringComparison.Ordinal))
        {
            var items = (isMagic ? names : _csharp).Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase));
            return new CompletionList(start + wordStart, end, [.. items.Select(name => new CompletionItem(name, "keyword", (isMagic ? "#!" : "#") + name))]);
        }

        var verb = word.Split(' ', '"')[0];
        var path = word[verb.Length..].TrimStart();
        var isQuoted = path.StartsWith('"');
        path = path.TrimStart('"');
        string[]? extensions = (isMagic, verb) switch
        {
            (false, "r") when isQuoted => [".dll", ".exe"],
            (false, "load") when isQuoted => [".cs", ".csx"],
            (true, "import") => [".ipynb", ".dib", ".cs", ".csx"],
            _ => null,
        };
        return extensions is null || path.Contains('"', StringComparison.Ordinal) || path.Contains(':', StringComparison.Ordinal)
            ? new CompletionList(end, end, [])
            : Paths(path, end, extensions, folder);
    }

    private static CompletionList Paths(string path, int end, string[] extensions, string folder)
    {
        var slash = path.LastIndexOfAny(['/', '\\']) + 1;
        var (inside, name) = (path[..slash], path[slash..]);
        var place = Path.GetFullPath(inside, folder);
        if (!Directory.Exists(place))
        {
            return new CompletionList(end, end, []);
        }

        var options = new EnumerationOptions { IgnoreInaccessible = true };
        var folders = Directory.EnumerateDirectories(place, "*", options).Select(Path.GetFileName).Select(item => new CompletionItem(item + "/", "folder", null));
        var files = Directory.EnumerateFiles(place, "*", options).Select(Path.GetFileName)
            .Where(item => extensions.Contains(Path.GetExtension(item), StringComparer.OrdinalIgnoreCase)).Select(item => new CompletionItem(item!, "file", null));
        var above = name.Length > 0 && name.All(letter => letter == '.') ? [new CompletionItem("../", "folder", null)] : Array.Empty<CompletionItem>();
        CompletionItem[] fitting =
        [
            .. above,
            .. folders.Concat(files)
                .Where(item => item.Text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (name.Length > 0 || !item.Text.StartsWith('.')))
                .OrderBy(item => item.Kind, StringComparer.Ordinal).ThenBy(item => item.Text, StringComparer.Ordinal),
        ];
        return new CompletionList(end - name.Length, end, fitting);
    }
}
