using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Insight;

/// <summary>The call whose argument list the cursor is in.</summary>
internal static class ArgumentCompletion
{
    /// <summary>Parameters that can be named at the start of an argument.</summary>
    public static IEnumerable<Candidate> Names(CellModel cell)
    {
        if (cell.Before.Parent is not BaseArgumentListSyntax list || !(cell.Before.IsKind(SyntaxKind.OpenParenToken) || cell.Before.IsKind(SyntaxKind.CommaToken)))
        {
            return [];
        }

        var used = list.Arguments.Where(argument => argument.NameColon is not null).Select(argument => argument.NameColon!.Name.Identifier.ValueText).ToHashSet(StringComparer.Ordinal);
        var given = list.Arguments.Count(argument => argument.NameColon is null && argument.Span.End < cell.WordStart && argument.Span.Length > 0);
        return Callees(cell, list).SelectMany(method => method.Parameters().Skip(given))
            .Where(parameter => parameter.Name.Length > 0 && !used.Contains(parameter.Name))
            .DistinctBy(parameter => parameter.Name)
            .Select(parameter => new Candidate(parameter.Name + ":", "variable", CandidateGroup.ArgumentName, parameter.Ordinal, parameter));
    }

    /// <summary>The parameter that the argument at the cursor goes to; null where the callee is not known.</summary>
    public static IParameterSymbol? ParameterAt(CellModel cell)
    {
        var list = cell.Before.Parent?.FirstAncestorOrSelf<BaseArgumentListSyntax>();
        if (list is null)
        {
            return null;
        }

        var name = cell.Before.Parent is NameColonSyntax colon ? colon.Name.Identifier.ValueText : null;
        var index = IndexAt(list, cell.WordStart);
        return Callees(cell, list)
            .Select(method => name is null ? method.Parameters().ElementAtOrDefault(index) : method.Parameters().FirstOrDefault(parameter => parameter.Name == name))
            .FirstOrDefault(parameter => parameter is not null);
    }

    /// <summary>The number of the argument at a place, from 0.</summary>
    public static int IndexAt(BaseArgumentListSyntax list, int position) =>
        list.Arguments.GetSeparators().Count(separator => separator.Span.End <= position);

    /// <summary>What the call may mean: the chosen overload first where there is one.</summary>
    public static IReadOnlyList<ISymbol> Callees(CellModel cell, SyntaxNode list)
    {
        if (list.Parent is not { } call)
        {
            return [];
        }

        var info = cell.Semantics.GetSymbolInfo(call);
        IEnumerable<ISymbol> found = call switch
        {
            InvocationExpressionSyntax { Expression: { } called } => cell.Semantics.GetMemberGroup(called) is { IsEmpty: false } group ? group : Delegate(cell, called),
            BaseObjectCreationExpressionSyntax creation => cell.Resolve(creation).Type is INamedTypeSymbol type ? type.InstanceConstructors : [],
            ElementAccessExpressionSyntax access => cell.Semantics.GetIndexerGroup(access.Expression),
            ConstructorInitializerSyntax => info.CandidateSymbols,
            _ => [],
        };
        found = found.Where(symbol => symbol.DeclaredAccessibility != Accessibility.Private || symbol.Locations.Any(location => location.IsInSource));
        return [.. (info.Symbol is null ? found : found.Prepend(info.Symbol)).Distinct(SymbolEqualityComparer.Default)];
    }

    public static IReadOnlyList<IParameterSymbol> Parameters(this ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    private static IEnumerable<ISymbol> Delegate(CellModel cell, ExpressionSyntax called) =>
        cell.Resolve(called).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? [invoke] : [];
}
