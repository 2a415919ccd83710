using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Insight;

/// <summary>Members to set in <c>new T { … }</c> and <c>x with { … }</c>, and to compare in <c>x is { … }</c>.</summary>
internal static class InitializerCompletion
{
    /// <summary>The members, or null where the cursor is not at the start of an initializer's element.</summary>
    public static IEnumerable<Candidate>? Find(CellModel cell)
    {
        var before = cell.Before;
        if (!before.IsKind(SyntaxKind.OpenBraceToken) && !before.IsKind(SyntaxKind.CommaToken))
        {
            return null;
        }

        return before.Parent switch
        {
            InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax or WithExpressionSyntax } initializer => OfInitializer(cell, initializer),
            PropertyPatternClauseSyntax { Parent: RecursivePatternSyntax pattern } clause => OfPattern(cell, pattern, clause),
            _ => null,
        };
    }

    private static IEnumerable<Candidate>? OfInitializer(CellModel cell, InitializerExpressionSyntax initializer)
    {
        var owner = initializer.Parent is WithExpressionSyntax with ? with.Expression : (ExpressionSyntax)initializer.Parent!;
        if (cell.Resolve(owner).Type is not { } type)
        {
            return null;
        }

        var isCollection = type.AllInterfaces.Any(contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable);
        if (isCollection)
        {
            // Elements are expressions; the few properties that a collection has are not what is meant.
            return null;
        }

        var set = initializer.Expressions.OfType<AssignmentExpressionSyntax>().Where(assignment => !assignment.Span.Contains(cell.WordStart))
            .Select(assignment => assignment.Left.ToString()).ToHashSet(StringComparer.Ordinal);
        return Members(cell, type)
            .Where(symbol => !set.Contains(symbol.Name) && symbol is IFieldSymbol { IsReadOnly: false, IsConst: false } or IPropertySymbol { SetMethod: not null, IsIndexer: false })
            .Select(Item);
    }

    private static IEnumerable<Candidate>? OfPattern(CellModel cell, RecursivePatternSyntax pattern, PropertyPatternClauseSyntax clause)
    {
        var named = pattern.Type is null ? null : cell.Semantics.GetTypeInfo(pattern.Type).Type;
        if ((named ?? cell.Semantics.GetTypeInfo(pattern).Type) is not { } type)
        {
            return null;
        }

        var compared = clause.Subpatterns.Where(part => !part.Span.Contains(cell.WordStart))
            .Select(part => part.ExpressionColon?.Expression.ToString()).ToHashSet(StringComparer.Ordinal);
        return Members(cell, type)
            .Where(symbol => !compared.Contains(symbol.Name) && symbol is IFieldSymbol or IPropertySymbol { GetMethod: not null, IsIndexer: false })
            .Select(Item);
    }

    private static IEnumerable<ISymbol> Members(CellModel cell, ITypeSymbol type) =>
        cell.Semantics.LookupSymbols(cell.WordStart, type).Where(symbol => !symbol.IsStatic && symbol.CanBeReferencedByName);

    private static Candidate Item(ISymbol symbol) =>
        new(NameCompletion.Escape(symbol.Name), SymbolText.Kind(symbol), CandidateGroup.Expected, Symbol: symbol);
}
