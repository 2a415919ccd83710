using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Session.Packages;

/// <summary>The lines of a cell that ask for packages: #r "nuget: …" and #i "nuget: …".</summary>
/// <param name="Code">The cell with those lines blank.</param>
/// <param name="Requests">The packages.</param>
/// <param name="Sources">The sources that the cell adds, addresses and folders.</param>
internal sealed record PackageLines(string Code, IReadOnlyList<PackageRequest> Requests, IReadOnlyList<string> Sources)
{
    private const string Prefix = "nuget:";

    private static readonly Regex _candidate = new(@"^\s*#\s*([ri])\s*""", RegexOptions.Multiline | RegexOptions.NonBacktracking);
    private static readonly Regex _sourceLine = new(@"^#\s*i\s*""(?<source>[^""]*)""", RegexOptions.NonBacktracking);

    /// <summary>Takes the lines out of a cell.</summary>
    /// <exception cref="CellFailedException">One of them is written wrongly.</exception>
    public static PackageLines Take(string code)
    {
        if (!code.Contains('#', StringComparison.Ordinal) || !_candidate.IsMatch(code))
        {
            return new PackageLines(code, [], []);
        }

        // The compiler's own reader says which of these lines are inside a string or a comment.
        var root = CSharpSyntaxTree.ParseText(code, SubmissionChain.ParseOptions).GetCompilationUnitRoot();
        var text = code.ToCharArray();
        var requests = new List<PackageRequest>();
        var sources = new List<string>();
        foreach (var directive in root.DescendantNodes(descendIntoTrivia: true).OfType<DirectiveTriviaSyntax>())
        {
            var line = directive.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            if (directive is ReferenceDirectiveTriviaSyntax reference && reference.File.ValueText.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                requests.Add(PackageRequest.Parse(reference.File.ValueText, line));
            }
            else if (directive is BadDirectiveTriviaSyntax && _sourceLine.Match(directive.ToString()) is { Success: true } source)
            {
                sources.Add(SourceOf(source.Groups["source"].Value, line));
            }
            else
            {
                continue;
            }

            LibraryMembers.Blank(text, directive.SpanStart, directive.Span.End);
        }

        return new PackageLines(new string(text), requests, sources);
    }

    private static string SourceOf(string text, int line) =>
        text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && text[Prefix.Length..].Trim() is { Length: > 0 } source
            ? source
            : throw CellFailedException.Directive($"#i \"{text}\" is not the form of a package source: write #i \"nuget: ADDRESS\" or #i \"nuget: FOLDER\".", line);
}
