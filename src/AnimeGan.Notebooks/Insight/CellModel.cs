using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Insight;

/// <summary>A cell with the cursor in it, as the compiler understands it after all cells that ran.</summary>
internal sealed class CellModel
{
    public CellModel(CSharpCompilation compilation, SyntaxTree tree, int position)
    {
        Compilation = compilation;
        Root = (CompilationUnitSyntax)tree.GetRoot();
        Semantics = compilation.GetSemanticModel(tree);
        Code = tree.ToString();
        Position = position;
        WordStart = position;
        WordEnd = position;
        while (WordStart > 0 && SyntaxFacts.IsIdentifierPartCharacter(Code[WordStart - 1]))
        {
            WordStart--;
        }

        if (WordStart > 0 && Code[WordStart - 1] == '@')
        {
            WordStart--;
        }

        while (WordEnd < Code.Length && SyntaxFacts.IsIdentifierPartCharacter(Code[WordEnd]))
        {
            WordEnd++;
        }

        Before = TokenBefore(WordStart);
    }

    public CSharpCompilation Compilation { get; }

    public CompilationUnitSyntax Root { get; }

    public SemanticModel Semantics { get; }

    public string Code { get; }

    public int Position { get; }

    /// <summary>Where the word at the cursor begins; the cursor itself where there is none.</summary>
    public int WordStart { get; }

    public int WordEnd { get; }

    /// <summary>The word up to the cursor, without the @ that makes a keyword a name.</summary>
    public string Typed => Code[WordStart..Position].TrimStart('@');

    /// <summary>The last token before the word; default where there is none.</summary>
    public SyntaxToken Before { get; }

    /// <summary>True where <see cref="Before"/> ends on the line that the word is on.</summary>
    public bool IsBeforeOnSameLine => Before.RawKind != 0 && Before.Span.End <= WordStart && !Code.AsSpan(Before.Span.End, WordStart - Before.Span.End).Contains('\n');

    /// <summary>True where the cursor is in a comment, a string, a character or a number: nothing of the session can stand there.</summary>
    public bool IsInText
    {
        get
        {
            if (Typed.Length > 0 && char.IsAsciiDigit(Typed[0]))
            {
                return true;
            }

            var at = Math.Max(0, Position - 1);
            var trivia = Root.FindTrivia(at);
            if (IsComment(trivia.Kind()) && trivia.Span.Contains(at))
            {
                return !IsClosedComment(trivia) || Position < trivia.Span.End;
            }

            var token = Root.FindToken(at);
            return token.SpanStart < Position && Position <= token.Span.End && token.Kind() switch
            {
                SyntaxKind.InterpolatedStringTextToken => true,
                SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
                    or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken => true,
                SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.CharacterLiteralToken
                    or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                    => Position < token.Span.End || token.ContainsDiagnostics,
                _ => false,
            };
        }
    }

    /// <summary>The last token that ends at a place or before it.</summary>
    public SyntaxToken TokenBefore(int position)
    {
        if (position == 0)
        {
            return default;
        }

        var token = Root.FindToken(position - 1, findInsideTrivia: false);
        while (token.RawKind != 0 && (token.SpanStart >= position || (token.Span.Length == 0 && token.SpanStart > 0)))
        {
            token = token.GetPreviousToken(includeZeroWidth: false, includeSkipped: true);
        }

        return token;
    }

    /// <summary>What an expression stands for: a value's type, a type or a namespace.</summary>
    /// <param name="expression">The expression, also where the parser took it for a part of a type's name.</param>
    public (ISymbol? Symbol, ITypeSymbol? Type) Resolve(ExpressionSyntax expression)
    {
        var symbol = Semantics.GetSymbolInfo(expression);
        var type = Semantics.GetTypeInfo(expression).Type;
        if (symbol.Symbol is null && type is null or { TypeKind: TypeKind.Error })
        {
            var copy = SyntaxFactory.ParseExpression(expression.ToString());
            symbol = Semantics.GetSpeculativeSymbolInfo(expression.SpanStart, copy, SpeculativeBindingOption.BindAsExpression);
            type = Semantics.GetSpeculativeTypeInfo(expression.SpanStart, copy, SpeculativeBindingOption.BindAsExpression).Type;
        }

        return (symbol.Symbol ?? symbol.CandidateSymbols.FirstOrDefault(), type is { TypeKind: TypeKind.Error } ? null : type);
    }

    private static bool IsComment(SyntaxKind kind) => kind is
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia
        or SyntaxKind.MultiLineDocumentationCommentTrivia or SyntaxKind.DisabledTextTrivia;

    private static bool IsClosedComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.MultiLineCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
        && trivia.ToString().EndsWith("*/", StringComparison.Ordinal);
}
