using AnimeGan.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Insight;

/// <summary>What can stand after a dot.</summary>
internal static class MemberCompletion
{
    private const int ExtensionDistance = 100;
    private const int ObjectDistance = 90;
    private const int GeneratedDistance = 80;

    public static IEnumerable<Candidate> Find(CellModel cell)
    {
        if (cell.Before.Parent is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax })
        {
            return OfValue(cell, cell.Semantics.LookupBaseMembers(cell.Before.SpanStart), null);
        }

        if (LeftOf(cell.Before) is not { } left)
        {
            return [];
        }

        var (symbol, type) = cell.Resolve(left);
        if (cell.Before.Parent is MemberBindingExpressionSyntax && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        var at = left.SpanStart;
        return symbol switch
        {
            INamespaceSymbol space => OfNamespace(cell, space),
            ITypeSymbol named => OfType(cell, at, named),
            IMethodSymbol when type is null => [],
            _ when type is IPointerTypeSymbol pointer => OfValue(cell, cell.Semantics.LookupSymbols(at, pointer.PointedAtType), pointer.PointedAtType),
            _ when type is null => [],
            // Color Color: a member that is named as its type gives access to the type's members too.
            _ when symbol?.Name == type.Name => [.. OfReceiver(cell, at, type), .. OfType(cell, at, type)],
            _ => OfReceiver(cell, at, type),
        };
    }

    /// <summary>What the dot is behind; null where there is nothing.</summary>
    public static ExpressionSyntax? LeftOf(SyntaxToken dot) => dot.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        QualifiedNameSyntax name => name.Left,
        AliasQualifiedNameSyntax name => name.Alias,
        MemberBindingExpressionSyntax binding => binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>()
            .FirstOrDefault(access => access.WhenNotNull.Span.Contains(dot.SpanStart))?.Expression,
        _ => null,
    };

    private static IEnumerable<Candidate> OfNamespace(CellModel cell, INamespaceSymbol space)
    {
        var onlyNamespaces = cell.Before.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { StaticKeyword.RawKind: 0, Alias: null };
        var known = cell.Semantics.LookupNamespacesAndTypes(cell.Before.SpanStart, space)
            .Where(symbol => symbol.CanBeReferencedByName && (!onlyNamespaces || symbol is INamespaceSymbol))
            .Select(symbol => new Candidate(symbol.Name, SymbolText.Kind(symbol), symbol is INamespaceSymbol ? CandidateGroup.Namespace : CandidateGroup.Type, Symbol: symbol));
        var name = space.IsGlobalNamespace ? string.Empty : space.ToDisplayString();
        var more = FrameworkIndex.Shared.NamespacesIn(name)
            .Select(part => new Candidate(part, "module", CandidateGroup.Namespace, Detail: name.Length == 0 ? part : $"{name}.{part}"));
        var types = onlyNamespaces ? [] : NameCompletion.FrameworkTypes(cell.Typed, candidate => candidate == name);
        return [.. known, .. more, .. types];
    }

    private static IEnumerable<Candidate> OfType(CellModel cell, int at, ITypeSymbol type) =>
        cell.Semantics.LookupSymbols(at, type)
            .Where(symbol => symbol.CanBeReferencedByName && (symbol.IsStatic || symbol is ITypeSymbol))
            .Where(symbol => type.TypeKind != TypeKind.Enum || symbol is IFieldSymbol)
            .Select(symbol => Member(symbol, type));

    private static IEnumerable<Candidate> OfReceiver(CellModel cell, int at, ITypeSymbol type) =>
        OfValue(cell, cell.Semantics.LookupSymbols(at, type, includeReducedExtensionMethods: true), type);

    private static IEnumerable<Candidate> OfValue(CellModel cell, IEnumerable<ISymbol> symbols, ITypeSymbol? type) =>
        symbols.Where(symbol => symbol.CanBeReferencedByName && !symbol.IsStatic && symbol is not ITypeSymbol)
            .Where(symbol => symbol is not IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.DelegateInvoke) })
            .Select(symbol => Member(symbol, type ?? cell.Compilation.ObjectType));

    private static Candidate Member(ISymbol symbol, ITypeSymbol receiver) =>
        new(NameCompletion.Escape(symbol.Name), SymbolText.Kind(symbol), CandidateGroup.Member, Distance(symbol, receiver), symbol);

    private static int Distance(ISymbol symbol, ITypeSymbol receiver)
    {
        if (symbol is IMethodSymbol { ReducedFrom: not null })
        {
            return ExtensionDistance;
        }

        if (symbol.IsImplicitlyDeclared && symbol is IMethodSymbol)
        {
            // What the compiler adds to a record is not what somebody looks for in it.
            return GeneratedDistance;
        }

        var distance = 0;
        for (var type = receiver; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbol.ContainingType?.OriginalDefinition))
            {
                return type.SpecialType == SpecialType.System_Object && distance > 0 ? ObjectDistance : distance;
            }

            distance++;
        }

        return symbol.ContainingType?.SpecialType == SpecialType.System_Object ? ObjectDistance : distance;
    }
}
