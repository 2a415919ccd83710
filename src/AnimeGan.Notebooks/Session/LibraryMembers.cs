using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Session;

/// <summary>Namespaces and extension methods, which C# scripts do not allow (CS7021, CS1109): such a cell's types become a library.</summary>
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
        && type.Members.Any(member => member.IsKind(SyntaxKind.ExtensionBlockDeclaration)
            || (member is MethodDeclarationSyntax method && method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true));
}
