using AnimeGan.Notebooks.Session.Directives;
using AnimeGan.Notebooks.Session.Hosting;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Session;

/// <summary>Cuts a cell at its lines that begin with "#!".</summary>
internal static class CellParts
{
    private const string CSharp = "csharp";

    /// <summary>Cuts a cell.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="language">The language it begins in.</param>
    /// <param name="kernels">Knows the languages and lines that extensions have added.</param>
    /// <exception cref="CellFailedException">A "#!" line that is not known.</exception>
    public static IReadOnlyList<CellPart> Cut(string source, string language, KernelTree kernels)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        var parts = new List<CellPart>();
        var current = LanguageOf(language, kernels) ?? throw DirectiveTable.Refuse(language, null);
        var (start, search) = (0, 0);
        List<int>? marked = null;
        while (true)
        {
            marked = current == CSharp ? marked ?? Directives(lines, search, kernels) : null;
            var next = marked is not null ? marked.Find(line => line > search) - 1 : NextLanguage(lines, search, kernels);
            AddPart(parts, current, lines, start, next < 0 ? lines.Length : next);
            if (next < 0)
            {
                return parts;
            }

            var (word, rest) = Words(lines[next]);
            (start, search) = (next + 1, next + 1);
            if (DirectiveTable.LanguageOf(word) is { } switched && rest.Length == 0)
            {
                current = switched;
            }
            else if (kernels.Find(word) is { } added)
            {
                // Its line may have options, which are the kernel's own to read.
                (current, start) = (added, next);
            }
            else
            {
                parts.Add(new CellPart(string.Empty, rest, DirectiveTable.Find(word) ?? kernels.FindDirective(word) ?? throw DirectiveTable.Refuse(word, next + 1), next + 1));
            }
        }
    }

    private static string? LanguageOf(string name, KernelTree kernels) => DirectiveTable.LanguageOf(name) ?? kernels.Find(name);

    // In other languages only the name of a language opens a part: "#!" may well be text there.
    private static int NextLanguage(string[] lines, int start, KernelTree kernels) => Array.FindIndex(lines, start, line =>
        line.StartsWith("#!", StringComparison.Ordinal) && LanguageOf(line[2..].TrimEnd(), kernels) is not null);

    // The numbers of the lines that begin with "#!", from 1, up to one that opens another language. What such a line is, what stands before it
    // decides: so little more is read than up to there, and a cell that changes its language a thousand times is read in a time that grows with it.
    private static List<int> Directives(string[] lines, int start, KernelTree kernels)
    {
        for (var most = 1; ; most *= 2)
        {
            var end = AfterOpenings(lines, start, most, kernels);
            var found = Directives(lines, start, end);
            if (end == lines.Length || found.Exists(line => Opens(lines[line - 1], kernels)))
            {
                return found;
            }
        }
    }

    // The compiler's own reader says which of them are inside a string or a comment.
    private static List<int> Directives(string[] lines, int start, int end)
    {
        if (Array.FindIndex(lines, start, end - start, IsMarked) < 0)
        {
            return [];
        }

        var root = CSharpSyntaxTree.ParseText(string.Join('\n', lines[start..end]), SubmissionChain.ParseOptions).GetCompilationUnitRoot();
        return [.. root.DescendantNodes(descendIntoTrivia: true).OfType<DirectiveTriviaSyntax>()
            .Select(directive => start + directive.GetLocation().GetLineSpan().StartLinePosition.Line)
            .Where(line => line < lines.Length && IsMarked(lines[line]))
            .Select(line => line + 1)];
    }

    // Behind so many lines that open another language, if they are no text.
    private static int AfterOpenings(string[] lines, int start, int most, KernelTree kernels)
    {
        var end = start;
        while (end < lines.Length && most > 0)
        {
            most -= Opens(lines[end++], kernels) ? 1 : 0;
        }

        return end;
    }

    private static bool Opens(string line, KernelTree kernels) =>
        IsMarked(line) && Words(line) is var (word, options)
        && (DirectiveTable.LanguageOf(word) is { } switched && options.Length == 0 ? switched != CSharp : kernels.Find(word) is { } added && added != CSharp);

    private static (string Word, string Options) Words(string line)
    {
        var words = line.Trim()[2..].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        return (words.Length == 0 ? string.Empty : words[0], words.Length > 1 ? words[1] : string.Empty);
    }

    private static bool IsMarked(string line) => line.AsSpan().TrimStart().StartsWith("#!", StringComparison.Ordinal);

    private static void AddPart(List<CellPart> parts, string language, string[] lines, int start, int end)
    {
        var text = string.Join('\n', lines[start..end]);
        if (!string.IsNullOrWhiteSpace(text))
        {
            parts.Add(language == CSharp ? new CellPart(language, text, Above: start) : new CellPart(language, text.Trim('\n')));
        }
    }
}
