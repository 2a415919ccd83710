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

        return (new string(library), new string(rest));
    }

    /// <summary>The classes outside any namespace that hold extensions: scripts find those only by a "using static".</summary>
    public static IEnumerable<string> ExtensionHolders(CompilationUnitSyntax root) =>
        root.Members.OfType<ClassDeclarationSyntax>().Where(HoldsExtensions).Select(type => type.Identifier.ValueText);

    /// <summary>Blanks a stretch of text and keeps its line ends, so that places in the text stay true.</summary>
    public static void Blank(char[] text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            text[i] = text[i] is '\n' or '\r' ? text[i] : ' ';
        }
    }

    private static bool HoldsExtensions(ClassDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.StaticKeyword)
        && type.Members.Any(member => member.IsKind(SyntaxKind.ExtensionBlockDeclaration)
            || (member is MethodDeclarationSyntax method && method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true));
}
