using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Session;

/// <summary>A cell cut at its lines that begin with "#!".</summary>
internal sealed class CellParts
{
    private CellParts(IReadOnlyList<CellPart> parts, bool isTimed)
    {
        Parts = parts;
        IsTimed = isTimed;
    }

    /// <summary>The names that may follow "#!".</summary>
    public static IReadOnlyList<string> Directives { get; } = ["csharp", "markdown", "html", "javascript", "time"];

    public IReadOnlyList<CellPart> Parts { get; }

    /// <summary>True where the cell asks for its time by #!time.</summary>
    public bool IsTimed { get; }

    /// <summary>Cuts a cell.</summary>
    /// <exception cref="CellFailedException">A "#!" line that is not known.</exception>
    public static CellParts Cut(string source, string language)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        var parts = new List<CellPart>();
        var current = Normalise(language) ?? throw Refuse(language, null);
        var start = 0;
        var timed = false;
        while (true)
        {
            var next = NextDirective(lines, start, current);
            if (next < 0)
            {
                AddPart(parts, current, lines, start, lines.Length);
                return new CellParts(parts, timed);
            }

            var words = lines[next].Trim()[2..].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
            var word = words.Length == 0 ? string.Empty : words[0];
            if (word == "time")
            {
                timed = true;
                lines[next] = string.Empty;
                continue;
            }

            var switched = Normalise(word);
            if (switched is null || words.Length > 1)
            {
                throw Refuse(lines[next].Trim()[2..], next + 1);
            }

            AddPart(parts, current, lines, start, next);
            (current, start) = (switched, next + 1);
        }
    }

    private static int NextDirective(string[] lines, int start, string language)
    {
        if (language != "csharp")
        {
            // In other languages only the name of a language opens a part: "#!" may well be text there.
            return Array.FindIndex(lines, start, line =>
                line.StartsWith("#!", StringComparison.Ordinal) && Normalise(line[2..].TrimEnd()) is not null);
        }

        var candidate = Array.FindIndex(lines, start, line => line.TrimStart().StartsWith("#!", StringComparison.Ordinal));
        if (candidate < 0)
        {
            return -1;
        }

        // The compiler's own reader says which of these lines are inside a string or a comment.
        var text = string.Join('\n', lines.Skip(start));
        var root = CSharpSyntaxTree.ParseText(text, SubmissionChain.ParseOptions).GetCompilationUnitRoot();
        foreach (var directive in root.DescendantNodes(descendIntoTrivia: true).OfType<DirectiveTriviaSyntax>())
        {
            var line = start + directive.GetLocation().GetLineSpan().StartLinePosition.Line;
            if (line < lines.Length && lines[line].TrimStart().StartsWith("#!", StringComparison.Ordinal))
            {
                return line;
            }
        }

        return -1;
    }

    private static void AddPart(List<CellPart> parts, string language, string[] lines, int start, int end)
    {
        var text = string.Join('\n', lines[start..end]);
        if (!string.IsNullOrWhiteSpace(text))
        {
            parts.Add(new CellPart(language, language == "csharp" ? new string('\n', start) + text : text.Trim('\n')));
        }
    }

    private static string? Normalise(string language) => language.ToUpperInvariant() switch
    {
        "CSHARP" or "C#" or "CS" => "csharp",
        "MARKDOWN" or "MD" => "markdown",
        "HTML" => "html",
        "JAVASCRIPT" or "JS" => "javascript",
        _ => null,
    };

    private static CellFailedException Refuse(string word, int? line) => CellFailedException.Directive(
        $"#!{word} is not known here: this kernel knows #!csharp, #!markdown, #!html, #!javascript and #!time.", line);
}
