using AnimeGan.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AnimeGan.Notebooks.Insight;

/// <summary>Says whether a cell is whole, from its grammar alone.</summary>
internal static class CodeCompleteness
{
    private const int IndentWidth = 4;

    public static CodeStatus Check(string code)
    {
        var cell = CellText.At(code, code.Length);
        if (cell.IsForeign)
        {
            return new CodeStatus("complete", string.Empty);
        }

        var tree = CSharpSyntaxTree.ParseText(cell.CSharp, SessionSnapshot.ParseOptions);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
        {
            return new CodeStatus("incomplete", Indent(tree.GetRoot()));
        }

        var isInvalid = tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new CodeStatus(isInvalid ? "invalid" : "complete", string.Empty);
    }

    /// <summary>One step for each line that opened brackets which are still open.</summary>
    private static string Indent(SyntaxNode root)
    {
        var open = new Stack<int>();
        foreach (var token in root.DescendantTokens().Where(token => !token.IsMissing))
        {
            switch (token.Kind())
            {
                case SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken:
                    open.Push(token.GetLocation().GetLineSpan().StartLinePosition.Line);
                    break;
                case SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken:
                    open.TryPop(out _);
                    break;
                default:
                    break;
            }
        }

        return new string(' ', IndentWidth * open.Distinct().Count());
    }
}
