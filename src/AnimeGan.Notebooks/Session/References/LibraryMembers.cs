using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Session;

/// <summary>Namespaces and classes of extension methods, which C# scripts do not allow (CS7021, CS1109).</summary>
/// <remarks>
/// Extension methods become members of the script. Namespaces and extension blocks cannot: such a cell's types become a
/// library, which does not see the types of script cells.
/// </remarks>
internal static class LibraryMembers
{
    /// <summary>True where the cell holds something that only a library may hold.</summary>
    public static bool AreIn(CompilationUnitSyntax root) =>
        root.Members.Any(member => member is BaseNamespaceDeclarationSyntax || (member is ClassDeclarationSyntax type && HoldsExtensions(type)));

    /// <summary>The cell's text with all but its types and usings blanked (the library), and with its types blanked (the rest).</summary>
    public static (string Library, string Script) Split(CompilationUnitSyntax root, string text)
    {
        var library = text.ToCharArray();
        var rest = text.ToCharArray();
        foreach (var member in root.Members)
        {
            var isType = member is BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;
            Blank(isType ? rest : library, member.FullSpan.Start, member.FullSpan.End);
        }

        // Other cells are other assemblies: what is not said to be internal has to be public for them.
        var publicLibrary = new string(library);
        foreach (var type in TopLevelTypes(root).Reverse().Where(type => !type.Modifiers.Any(IsAccessibility)))
        {
            publicLibrary = publicLibrary.Insert((type.Modifiers.Count > 0 ? type.Modifiers[0] : type.GetFirstToken()).SpanStart, "public ");
        }

        return (publicLibrary, new string(rest));
    }

    /// <summary>
    /// The cell with its extension methods as members of the script;
    /// null where the cell holds what cannot be written so: a namespace or an extension block.
    /// </summary>
    /// <remarks>The class stays in the script with ordinary methods, and the script gets extension methods that call them.</remarks>
    public static string? Lift(CompilationUnitSyntax root, string text)
    {
        var methods = root.Members.OfType<ClassDeclarationSyntax>().Where(HoldsExtensions)
            .SelectMany(type => type.Members.OfType<MethodDeclarationSyntax>().Where(IsExtension).Select(method => (Type: type, Method: method)))
            .ToList();
        if (root.Members.Any(member => member is BaseNamespaceDeclarationSyntax) || root.DescendantNodes().Any(node => node.IsKind(SyntaxKind.ExtensionBlockDeclaration)))
        {
            return null;
        }

        var script = text.ToCharArray();
        foreach (var (_, method) in methods)
        {
            var word = method.ParameterList.Parameters[0].Modifiers.First(modifier => modifier.IsKind(SyntaxKind.ThisKeyword));
            Blank(script, word.SpanStart, word.Span.End);
        }

        // Before the cell's code: what ends the cell may be its value. On its first line: the lines keep their numbers.
        var callable = methods.Where(pair => pair.Method.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword));
        var at = root.Usings.Count > 0 ? root.Usings.Last().Span.End : root.Members[0].SpanStart;
        return new string(script).Insert(at, " " + string.Concat(callable.Select(pair => Forward(pair.Type, pair.Method))));
    }

    private static string Forward(ClassDeclarationSyntax type, MethodDeclarationSyntax method)
    {
        var generic = method.TypeParameterList is { } list ? $"<{string.Join(", ", list.Parameters.Select(parameter => parameter.Identifier.ValueText))}>" : string.Empty;
        var arguments = string.Join(", ", method.ParameterList.Parameters.Select(Pass));
        var by = method.ReturnType is RefTypeSyntax ? "ref " : string.Empty;
        var head = $"static {method.ReturnType} {method.Identifier}{method.TypeParameterList}{method.ParameterList} {method.ConstraintClauses}";
        return $"{head} => {by}{type.Identifier}.{method.Identifier}{generic}({arguments}); ".ReplaceLineEndings(" ");
    }

    private static string Pass(ParameterSyntax parameter)
    {
        var word = parameter.Modifiers.FirstOrDefault(modifier => modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword);
        return word == default ? parameter.Identifier.ValueText : $"{word.ValueText} {parameter.Identifier.ValueText}";
    }

    /// <summary>The types that are not inside another one.</summary>
    public static IEnumerable<MemberDeclarationSyntax> TopLevelTypes(CompilationUnitSyntax root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    /// <summary>Blanks a stretch of text and keeps its line ends, so that places in the text stay true.</summary>
    public static void Blank(char[] text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            text[i] = text[i] is '\n' or '\r' ? text[i] : ' ';
        }
    }

    private static bool IsAccessibility(SyntaxToken token) =>
        token.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.FileKeyword;

    private static bool HoldsExtensions(ClassDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.StaticKeyword)
        && type.Members.Any(member => member.IsKind(SyntaxKind.ExtensionBlockDeclaration) || IsExtension(member));

    private static bool IsExtension(MemberDeclarationSyntax member) =>
        member is MethodDeclarationSyntax method && method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true;
}
