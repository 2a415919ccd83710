namespace AnimeGan.Notebooks.Session.Directives;

/// <summary>Every line that may begin with "#!": names of languages, and directives.</summary>
internal static class DirectiveTable
{
    private static readonly (string Name, string Language, string Description)[] _languages =
    [
        ("csharp", "csharp", "C# follows"),
        ("cs", "csharp", string.Empty),
        ("c#", "csharp", string.Empty),
        ("markdown", "markdown", "Markdown follows"),
        ("md", "markdown", string.Empty),
        ("html", "html", "HTML follows"),
        ("javascript", "javascript", "JavaScript follows, which the page runs"),
        ("js", "javascript", string.Empty),
    ];

    /// <summary>The directives, in the order in which they are listed.</summary>
    public static IReadOnlyList<IDirective> Directives { get; } =
    [
        new TimeDirective(), new WhoDirective(), new WhosDirective(), new SetDirective(), new ShareDirective(),
        new ImportDirective(), new ListDirective(), new AboutDirective(),
    ];

    /// <summary>The names that may follow "#!", without their short forms.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. _languages.Where(language => language.Description.Length > 0).Select(language => language.Name), .. Directives.Select(directive => directive.Name)];

    /// <summary>Each line as it is written, and what it does.</summary>
    public static IEnumerable<(string Usage, string Description)> Help =>
    [
        .. _languages.Where(language => language.Description.Length > 0).Select(language => ($"#!{language.Name}", language.Description)),
        .. Directives.Select(directive => (directive.Usage, directive.Description)),
        ("#r \"nuget: NAME, VERSION\"", "installs a package; without the version the newest, with *-* also a preview"),
        ("#r \"FILE.dll\"", "refers to an assembly; the path starts from the notebook's folder"),
        ("#i \"nuget: SOURCE\"", "adds a package source: an address or a folder"),
        ("#load \"FILE.csx\"", "takes in the code of a file"),
    ];

    /// <summary>The language of this name, or null.</summary>
    public static string? LanguageOf(string name) =>
        Array.Find(_languages, language => language.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Language;

    /// <summary>The directive of this name, or null.</summary>
    public static IDirective? Find(string name) => Directives.FirstOrDefault(directive => directive.Name == name);

    /// <summary>The error for a name that is not known.</summary>
    public static CellFailedException Refuse(string name, int? line) => CellFailedException.Directive(
        $"#!{name} is not known here: this kernel runs C#, and knows {string.Join(", ", Names.SkipLast(1).Select(known => "#!" + known))} and #!{Names[^1]}.", line);
}
