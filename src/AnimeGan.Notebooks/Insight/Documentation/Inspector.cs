using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Insight;

/// <summary>Finds what the cursor asks about: the word under it, or else the call whose arguments it is in.</summary>
internal sealed class Inspector(DocumentationFinder documentation, NotebookValues values)
{
    /// <summary>Describes what is at the cursor; null where there is nothing to say.</summary>
    public Description? Find(CellModel cell)
    {
        if (cell.IsInText && !IsAtWordBeforeCursor(cell))
        {
            return CallAround(cell);
        }

        return Word(cell) ?? CallAround(cell);
    }

    private static bool IsAtWordBeforeCursor(CellModel cell) => cell.Root.FindToken(cell.WordStart) is { RawKind: (int)SyntaxKind.IdentifierToken } token && token.Span.Contains(cell.WordStart);

    private Description? Word(CellModel cell)
    {
        if (cell.WordStart == cell.WordEnd)
        {
            return null;
        }

        var token = cell.Root.FindToken(cell.WordStart);
        if (!token.Span.Contains(cell.WordStart) || token.Parent is not { } node)
        {
            return null;
        }

        var symbols = Symbols(cell, node, token);
        return symbols.Count == 0 ? null : Describe(cell, symbols, parameter: null);
    }

    private static List<ISymbol> Symbols(CellModel cell, SyntaxNode node, SyntaxToken token)
    {
        if (Declared(cell, node, token) is { } declared)
        {
            return [declared];
        }

        if (!token.IsKind(SyntaxKind.IdentifierToken) && node is not (PredefinedTypeSyntax or ThisExpressionSyntax or BaseExpressionSyntax))
        {
            return node is BaseObjectCreationExpressionSyntax creation && cell.Semantics.GetSymbolInfo(creation).Symbol is { } constructor ? [constructor] : [];
        }

        if (node.Parent is ObjectCreationExpressionSyntax created && created.Type == node && cell.Semantics.GetSymbolInfo(created).Symbol is { } chosen)
        {
            return [chosen];
        }

        var info = cell.Semantics.GetSymbolInfo(node);
        if (info.Symbol is { } symbol)
        {
            return [symbol is ILocalSymbol { IsImplicitlyDeclared: true } ? symbol.ContainingSymbol : symbol];
        }

        if (info.CandidateSymbols.Length > 0)
        {
            return [.. info.CandidateSymbols];
        }

        var group = cell.Semantics.GetMemberGroup(node);
        if (group.Length > 0)
        {
            return [.. group];
        }

        return node is ExpressionSyntax expression && cell.Resolve(expression).Symbol is { } resolved ? [resolved] : [];
    }

    private static ISymbol? Declared(CellModel cell, SyntaxNode node, SyntaxToken token) =>
        node switch
        {
            MemberDeclarationSyntax or LocalFunctionStatementSyntax or VariableDeclaratorSyntax or ParameterSyntax or SingleVariableDesignationSyntax
                or ForEachStatementSyntax or TypeParameterSyntax or CatchDeclarationSyntax or FromClauseSyntax or LetClauseSyntax
                when token.IsKind(SyntaxKind.IdentifierToken) => cell.Semantics.GetDeclaredSymbol(node),
            _ => null,
        };

    private Description? CallAround(CellModel cell)
    {
        var token = cell.TokenBefore(cell.Position);
        for (var list = token.Parent?.FirstAncestorOrSelf<BaseArgumentListSyntax>(); list is not null; list = list.Parent?.FirstAncestorOrSelf<BaseArgumentListSyntax>())
        {
            var close = list.GetLastToken(includeZeroWidth: true);
            if (list.SpanStart < cell.Position && (close.IsMissing || cell.Position <= close.SpanStart) && ArgumentCompletion.Callees(cell, list) is { Count: > 0 } callees)
            {
                var index = ArgumentCompletion.IndexAt(list, cell.Position);
                var name = list.Arguments.ElementAtOrDefault(index)?.NameColon?.Name.Identifier.ValueText;
                var parameter = name ?? callees[0].Parameters().ElementAtOrDefault(index)?.Name;
                return Describe(cell, callees, parameter);
            }
        }

        return null;
    }

    private Description Describe(CellModel cell, IReadOnlyList<ISymbol> symbols, string? parameter)
    {
        var first = symbols[0] is IAliasSymbol alias ? alias.Target : symbols[0];
        var documented = documentation.Find(first, cell.Compilation)
            ?? (first is IMethodSymbol { MethodKind: MethodKind.Constructor } ? documentation.Find(first.ContainingType, cell.Compilation) : null);
        return new Description(
            [.. symbols.Select(SymbolText.Signature).Distinct()],
            parameter,
            first is IFieldSymbol { ContainingType.IsScriptClass: true } variable ? values.Short(variable) : null,
            documented);
    }
}
