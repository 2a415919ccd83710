using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Html;

/// <summary>Colours C# by what the compiler's reader says each word is.</summary>
internal static class CodeColours
{
    private const int Deepest = 256;
    private const int DeepestParentheses = 10;
    private const int MostOpen = 1_000;

    /// <summary>Code as HTML with spans of class k (keyword), t (type), m (method), s (text), n (number), c (comment), d (directive).</summary>
    /// <param name="code">The code.</param>
    /// <param name="language">Its language; code that is not C# is only escaped.</param>
    public static string ToHtml(string code, string language)
    {
        if (language.ToUpperInvariant() is not ("CSHARP" or "C#" or "CS") || IsTooDeep(code))
        {
            return WebUtility.HtmlEncode(code);
        }

        var html = new StringBuilder();
        foreach (var token in CSharpSyntaxTree.ParseText(code, SubmissionChain.ParseOptions).GetRoot().DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia)
            {
                Write(html, trivia.ToFullString(), Kind(trivia));
            }

            Write(html, token.Text, Kind(token));
            foreach (var trivia in token.TrailingTrivia)
            {
                Write(html, trivia.ToFullString(), Kind(trivia));
            }
        }

        return html.ToString();
    }

    // The compiler's reader takes the square, or the cube, of brackets, angles and question marks in one another, and of parentheses 2^n: "(s=(s=…"
    // of 24 takes minutes. Pages of strangers' notebooks are made without it where there are more than anybody writes.
    private static bool IsTooDeep(string code)
    {
        var (depth, parentheses, open) = (0, 0, 0);
        foreach (var sign in code)
        {
            depth += sign is '(' or '[' or '{' ? 1 : sign is ')' or ']' or '}' && depth > 0 ? -1 : 0;
            parentheses += sign == '(' ? 1 : sign == ')' && parentheses > 0 ? -1 : 0;
            open = sign is ';' or '{' or '}' ? 0 : open + (sign is '?' or '<' ? 1 : 0);
            if (depth > Deepest || parentheses > DeepestParentheses || open > MostOpen)
            {
                return true;
            }
        }

        return false;
    }

    private static void Write(StringBuilder html, string text, string? kind)
    {
        if (text.Length == 0)
        {
            return;
        }

        var escaped = WebUtility.HtmlEncode(text);
        html.Append(kind is null ? escaped : $"<span class=\"{kind}\">{escaped}</span>");
    }

    private static string? Kind(SyntaxTrivia trivia)
    {
        if (trivia.IsDirective || trivia.IsKind(SyntaxKind.SkippedTokensTrivia))
        {
            return "d";
        }

        return trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia ? null : "c";
    }

    private static string? Kind(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            or SyntaxKind.InterpolatedMultiLineRawStringStartToken or SyntaxKind.InterpolatedRawStringEndToken
            or SyntaxKind.Utf8StringLiteralToken => "s",
        SyntaxKind.IdentifierToken => Kind(token, token.Parent),
        _ => token.IsKeyword() || SyntaxFacts.IsContextualKeyword(token.Kind()) ? "k" : null,
    };

    /// <summary>What a name stands for, by where it stands; the reader knows no types, so members and variables stay plain.</summary>
    private static string? Kind(SyntaxToken token, SyntaxNode? node)
    {
        switch (node)
        {
            case IdentifierNameSyntax { Identifier.ValueText: "var" or "dynamic" } when IsType(node):
                return "k";
            case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax or ConstructorDeclarationSyntax:
                return "t";
            case MethodDeclarationSyntax or LocalFunctionStatementSyntax:
                return "m";
            case SimpleNameSyntax name when IsInvoked(name):
                return "m";
            case SimpleNameSyntax name when IsType(name):
                return "t";
            case SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name when access.Expression == name && char.IsUpper(token.ValueText, 0):
                return "t";
            default:
                return null;
        }
    }

    private static bool IsInvoked(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax => true,
        MemberAccessExpressionSyntax access => access.Name == name && access.Parent is InvocationExpressionSyntax,
        MemberBindingExpressionSyntax binding => binding.Parent is InvocationExpressionSyntax,
        _ => false,
    };

    private static bool IsType(SyntaxNode name) => name.Parent switch
    {
        VariableDeclarationSyntax declaration => declaration.Type == name,
        ObjectCreationExpressionSyntax creation => creation.Type == name,
        ParameterSyntax parameter => parameter.Type == name,
        MethodDeclarationSyntax method => method.ReturnType == name,
        LocalFunctionStatementSyntax function => function.ReturnType == name,
        PropertyDeclarationSyntax property => property.Type == name,
        CastExpressionSyntax cast => cast.Type == name,
        ForEachStatementSyntax loop => loop.Type == name,
        DeclarationExpressionSyntax declared => declared.Type == name,
        CatchDeclarationSyntax caught => caught.Type == name,
        TypeArgumentListSyntax or BaseTypeSyntax or ArrayTypeSyntax or NullableTypeSyntax or TypeOfExpressionSyntax or AttributeSyntax
            or RefTypeSyntax or TupleElementSyntax or DefaultExpressionSyntax => true,
        QualifiedNameSyntax qualified => qualified.Right == name && IsType(qualified),
        _ => false,
    };
}
