using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Insight;

/// <summary>The language's words, each only where it can stand.</summary>
internal static class KeywordCompletion
{
    private static readonly string[] _types =
        ["bool", "byte", "char", "decimal", "double", "dynamic", "float", "int", "long", "nint", "nuint", "object", "sbyte", "short", "string", "uint", "ulong", "ushort"];

    private static readonly string[] _expressions =
        ["async", "await", "base", "checked", "default", "false", "from", "nameof", "new", "null", "sizeof", "stackalloc", "static", "switch", "this", "throw", "true", "typeof", "unchecked", "with"];

    private static readonly string[] _statements =
    [
        "abstract", "break", "class", "const", "continue", "delegate", "do", "enum", "fixed", "for", "foreach", "goto", "if", "interface", "internal", "lock", "namespace",
        "private", "public", "readonly", "record", "ref", "return", "scoped", "sealed", "struct", "try", "unsafe", "using", "var", "void", "while", "yield",
    ];

    private static readonly string[] _members =
    [
        "abstract", "async", "class", "const", "delegate", "enum", "event", "explicit", "extension", "implicit", "interface", "internal", "new", "operator", "override", "partial",
        "private", "protected", "public", "readonly", "record", "ref", "required", "sealed", "static", "struct", "unsafe", "virtual", "void", "volatile",
    ];

    private static readonly string[] _afterExpression = ["and", "as", "is", "not", "or", "switch", "when", "with"];

    private static readonly string[] _query = ["ascending", "by", "descending", "equals", "group", "in", "into", "join", "let", "on", "orderby", "select", "where"];

    /// <summary>The names of the built-in types.</summary>
    public static IEnumerable<Candidate> Types => Items(_types);

    /// <summary>What can follow an expression: "x is …". Also the words of a query where the cursor is in one.</summary>
    public static IEnumerable<Candidate> AfterExpression(CellModel cell)
    {
        var left = cell.Before.Parent as ExpressionSyntax;
        var isValue = left is not null and not PredefinedTypeSyntax && cell.Resolve(left).Symbol is not (null or ITypeSymbol or INamespaceSymbol);
        return isValue ? Items(_afterExpression) : IsInQuery(cell) ? Items(_query) : [];
    }

    /// <summary>The words that can stand where a name can.</summary>
    public static IEnumerable<Candidate> At(CellModel cell)
    {
        if (IsAfterValue(cell))
        {
            return Items([.. _afterExpression, .. IsInQuery(cell) ? _query : [], .. cell.Before.Parent?.FirstAncestorOrSelf<ForEachStatementSyntax>() is not null ? ["in"] : Array.Empty<string>()]);
        }

        if (IsMemberPlace(cell.Before))
        {
            return Items([.. _members, .. _types]);
        }

        var words = _expressions.Concat(_types);
        if (IsStatementPlace(cell.Before))
        {
            words = words.Concat(_statements).Concat(Continuations(cell.Before));
        }
        else if (cell.Before.Kind() is SyntaxKind.IsKeyword or SyntaxKind.CaseKeyword || cell.Before.Parent is PatternSyntax or SwitchExpressionSyntax)
        {
            words = words.Concat(["not", "var"]);
        }
        else if (cell.Before.Kind() is SyntaxKind.OpenParenToken or SyntaxKind.CommaToken)
        {
            words = words.Concat(["in", "out", "ref", "var"]);
        }
        else if (cell.Before.Kind() is SyntaxKind.NewKeyword or SyntaxKind.PublicKeyword or SyntaxKind.StaticKeyword or SyntaxKind.SealedKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.ReadOnlyKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword)
        {
            words = words.Concat(_members);
        }

        return Items(words);
    }

    /// <summary>True where an expression ends before the cursor on its line, so no name can stand here.</summary>
    public static bool IsAfterValue(CellModel cell) => cell.IsBeforeOnSameLine && cell.Before.Kind() switch
    {
        SyntaxKind.IdentifierToken or SyntaxKind.NumericLiteralToken or SyntaxKind.StringLiteralToken or SyntaxKind.CloseBracketToken =>
            cell.Before.Parent is ExpressionSyntax or ArgumentListSyntax or BracketedArgumentListSyntax,
        SyntaxKind.CloseParenToken => cell.Before.Parent is ArgumentListSyntax or ParenthesizedExpressionSyntax,
        _ => false,
    };

    private static IEnumerable<Candidate> Items(IEnumerable<string> words) =>
        words.Distinct().Select(word => new Candidate(word, "keyword", CandidateGroup.Keyword));

    private static bool IsInQuery(CellModel cell) =>
        cell.Before.Parent?.FirstAncestorOrSelf<QueryExpressionSyntax>() is not null;

    private static bool IsMemberPlace(SyntaxToken before) =>
        before.Kind() switch
        {
            SyntaxKind.OpenBraceToken => before.Parent is TypeDeclarationSyntax,
            SyntaxKind.CloseBraceToken or SyntaxKind.SemicolonToken => before.Parent is { } parent && parent.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { Parent: TypeDeclarationSyntax } member && member.GetLastToken() == before,
            _ => false,
        };

    private static bool IsStatementPlace(SyntaxToken before) =>
        before.Kind() switch
        {
            SyntaxKind.None or SyntaxKind.CloseBraceToken or SyntaxKind.ElseKeyword or SyntaxKind.DoKeyword => true,
            SyntaxKind.SemicolonToken => before.Parent is not ForStatementSyntax,
            SyntaxKind.OpenBraceToken => before.Parent is BlockSyntax or SwitchStatementSyntax,
            SyntaxKind.ColonToken => before.Parent is SwitchLabelSyntax,
            SyntaxKind.CloseParenToken => before.Parent is StatementSyntax,
            _ => false,
        };

    private static IEnumerable<string> Continuations(SyntaxToken before) => before.Parent switch
    {
        SwitchStatementSyntax => ["case", "default"],
        BlockSyntax { Parent: TryStatementSyntax or CatchClauseSyntax } => ["catch", "finally"],
        _ when before.Parent?.FirstAncestorOrSelf<IfStatementSyntax>() is { Else: null } test && test.GetLastToken() == before => ["else"],
        _ when before.Parent?.FirstAncestorOrSelf<SwitchSectionSyntax>() is not null => ["case", "default"],
        _ => [],
    };
}
