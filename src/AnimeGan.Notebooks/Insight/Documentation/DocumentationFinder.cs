using System.Collections.Concurrent;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Insight;

/// <summary>Finds XML documentation: in the comments of cells, beside assemblies, and in the SDK's reference packs for the framework.</summary>
internal sealed class DocumentationFinder
{
    private const int MaximumInheritance = 6;

    private readonly ConcurrentDictionary<(string Path, string Id), XElement?> _found = new();

    /// <summary>The documentation of a symbol, inherited where it says so; null where there is none.</summary>
    public XElement? Find(ISymbol symbol, CSharpCompilation compilation) => Find(symbol, compilation, 0);

    private XElement? Find(ISymbol symbol, CSharpCompilation compilation, int depth)
    {
        var original = (symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : symbol).OriginalDefinition;
        if (original is IParameterSymbol { ContainingSymbol: { } owner } parameter)
        {
            return Find(owner, compilation, depth)?.Elements("param").FirstOrDefault(element => (string?)element.Attribute("name") == parameter.Name) is { } text
                ? new XElement("member", new XElement("summary", text.Nodes()))
                : null;
        }

        var element = original.DeclaringSyntaxReferences.Length > 0 ? OfSource(original) : OfFile(original, compilation);
        var inherit = element?.Element("inheritdoc");
        return (element is null || inherit is not null) && depth < MaximumInheritance && Inherited(original, (string?)inherit?.Attribute("cref"), compilation) is { } ancestor
            ? Find(ancestor, compilation, depth + 1) ?? element
            : element;
    }

    private static ISymbol? Inherited(ISymbol symbol, string? cref, CSharpCompilation compilation)
    {
        if (cref is not null)
        {
            return DocumentationCommentId.GetFirstSymbolForDeclarationId(cref, compilation);
        }

        ISymbol? overridden = symbol switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            IEventSymbol shown => shown.OverriddenEvent,
            _ => null,
        };
        return overridden ?? (symbol is IMethodSymbol or IPropertySymbol or IEventSymbol
            ? symbol.ContainingType?.AllInterfaces.SelectMany(contract => contract.GetMembers(symbol.Name))
                .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member)?.OriginalDefinition, symbol))
            : null);
    }

    /// <summary>The "///" lines above a declaration: cells are compiled without reading them, so they are read here.</summary>
    private static XElement? OfSource(ISymbol symbol)
    {
        var declaration = symbol.DeclaringSyntaxReferences[0].GetSyntax();
        if (declaration is VariableDeclaratorSyntax)
        {
            declaration = declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? declaration.FirstAncestorOrSelf<StatementSyntax>() ?? declaration;
        }

        var lines = declaration.GetLeadingTrivia().Select(trivia => trivia.ToString().Trim())
            .Where(line => line.StartsWith("///", StringComparison.Ordinal))
            .Select(line => line[3..]);
        var text = string.Join('\n', lines);
        return string.IsNullOrWhiteSpace(text) ? null : Parse($"<member>{text}</member>") ?? new XElement("member", new XElement("summary", text));
    }

    private XElement? OfFile(ISymbol symbol, CSharpCompilation compilation)
    {
        if (symbol.ContainingAssembly is not { } assembly
            || compilation.GetMetadataReference(assembly) is not PortableExecutableReference { FilePath: { } path }
            || symbol.GetDocumentationCommentId() is not { Length: > 0 } id)
        {
            return null;
        }

        return _found.GetOrAdd((path, id), static key =>
            DocumentationFiles.For(key.Path).Select(file => DocumentationFiles.Read(file, key.Id)).FirstOrDefault(text => text is not null) is { } text ? Parse(text) : null);
    }

    private static XElement? Parse(string text)
    {
        try
        {
            return XElement.Parse(text, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            // A comment that is not XML is no reason to show nothing: the caller shows it as it stands, or the signature alone.
            return null;
        }
    }
}
