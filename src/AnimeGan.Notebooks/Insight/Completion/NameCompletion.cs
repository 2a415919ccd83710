using AnimeGan.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Insight;

/// <summary>Names that can stand by themselves: variables, functions, types, namespaces.</summary>
internal static class NameCompletion
{
    private const string AttributeSuffix = "Attribute";

    /// <summary>Everything.</summary>
    public static IEnumerable<Candidate> All(CellModel cell) =>
        [.. Named(cell, _ => true), .. FrameworkTypes(cell.Typed, Imported(cell).Contains)];

    /// <summary>Types, and namespaces that lead to them.</summary>
    public static IEnumerable<Candidate> Types(CellModel cell) =>
        [.. Named(cell, symbol => symbol is INamespaceOrTypeSymbol), .. FrameworkTypes(cell.Typed, Imported(cell).Contains)];

    /// <summary>Namespaces, as after "using".</summary>
    public static IEnumerable<Candidate> Namespaces(CellModel cell) =>
        [.. Named(cell, symbol => symbol is INamespaceSymbol),
         .. FrameworkIndex.Shared.NamespacesIn(string.Empty).Select(name => new Candidate(name, "module", CandidateGroup.Namespace, Detail: name)),
         new Candidate("static", "keyword", CandidateGroup.Keyword)];

    /// <summary>Attributes, without the suffix that nobody writes.</summary>
    public static IEnumerable<Candidate> Attributes(CellModel cell) =>
        Named(cell, symbol => symbol is INamespaceSymbol or INamedTypeSymbol { TypeKind: TypeKind.Class })
            .Where(candidate => candidate.Symbol is INamespaceSymbol || InheritsFrom((ITypeSymbol)candidate.Symbol!, AttributeSuffix))
            .Select(candidate => candidate.Text.EndsWith(AttributeSuffix, StringComparison.Ordinal) && candidate.Text.Length > AttributeSuffix.Length
                ? candidate with { Text = candidate.Text[..^AttributeSuffix.Length] }
                : candidate);

    /// <summary>The framework's types that no reference brings yet: the session adds their assembly when a cell names them.</summary>
    public static IEnumerable<Candidate> FrameworkTypes(string typed, Func<string, bool> isImported) =>
        typed.Length == 0
            ? []
            : FrameworkIndex.Shared.TypesStartingWith(typed)
                .Where(type => isImported(type.Namespace))
                .Select(type => new Candidate(type.Name, "class", CandidateGroup.FrameworkType, Detail: type.Namespace.Length == 0 ? type.Name : $"{type.Namespace}.{type.Name}"));

    /// <summary>A name as code has to write it.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    public static bool InheritsFrom(ITypeSymbol type, string name)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<Candidate> Named(CellModel cell, Func<ISymbol, bool> isWanted) =>
        cell.Semantics.LookupSymbols(cell.WordStart)
            .Where(symbol => symbol.CanBeReferencedByName && isWanted(symbol) && !IsDeclaredLater(symbol, cell))
            .Select(symbol => new Candidate(Escape(symbol.Name), SymbolText.Kind(symbol), GroupOf(symbol), Symbol: symbol));

    /// <summary>Namespaces whose types need no qualification: of this cell, of those that ran, and of every cell.</summary>
    private static HashSet<string> Imported(CellModel cell)
    {
        var names = new HashSet<string>(SessionSnapshot.Usings, StringComparer.Ordinal);
        for (var compilation = cell.Compilation; compilation is not null; compilation = compilation.ScriptCompilationInfo?.PreviousScriptCompilation)
        {
            foreach (var root in compilation.SyntaxTrees.Select(tree => tree.GetRoot()).OfType<CompilationUnitSyntax>())
            {
                names.UnionWith(root.Usings.Where(directive => directive.Alias is null && directive.StaticKeyword == default).Select(directive => directive.NamespaceOrType.ToString()));
            }
        }

        return names;
    }

    private static CandidateGroup GroupOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } => CandidateGroup.Local,
        INamespaceSymbol => CandidateGroup.Namespace,
        ITypeSymbol => symbol.Locations.Any(location => location.IsInSource) ? CandidateGroup.NotebookType : CandidateGroup.Type,
        _ when symbol.ContainingType?.IsScriptClass == true => CandidateGroup.Notebook,
        _ when symbol.ContainingType?.SpecialType == SpecialType.System_Object => CandidateGroup.Namespace,
        _ when symbol.Locations.Any(location => location.IsInSource) => CandidateGroup.Notebook,
        _ => SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? CandidateGroup.Function : CandidateGroup.Type,
    };

    /// <summary>A variable of this cell that is not there yet where the cursor stands.</summary>
    private static bool IsDeclaredLater(ISymbol symbol, CellModel cell) =>
        symbol is ILocalSymbol or IFieldSymbol { ContainingType.IsScriptClass: true }
        && symbol.DeclaringSyntaxReferences.Any(reference =>
            reference.SyntaxTree == cell.Root.SyntaxTree
            && (reference.Span.Start >= cell.WordStart || (reference.Span.Contains(cell.WordStart) && reference.GetSyntax() is VariableDeclaratorSyntax)));
}
