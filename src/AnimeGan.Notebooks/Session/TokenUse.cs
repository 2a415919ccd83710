using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Session;

/// <summary>Tells cells that look at their token, and so mean to end by themselves when they are interrupted.</summary>
/// <remarks>.NET Interactive gives the token away without a word, so it is the code that says it: by a token's name, or by that of what an earlier cell declared with one in it.</remarks>
internal sealed class TokenUse
{
    private readonly HashSet<string> _names = ["CancellationToken", "CellCancellation"];

    /// <summary>Reads a cell, and remembers what it declares.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>Whether it looks at its token.</returns>
    public bool IsIn(CompilationUnitSyntax cell)
    {
        var isIn = false;
        foreach (var member in cell.Members.Where(Names))
        {
            isIn |= member is GlobalStatementSyntax or FieldDeclarationSyntax;
            _names.UnionWith(member switch
            {
                MethodDeclarationSyntax method => [method.Identifier.ValueText],
                PropertyDeclarationSyntax property => [property.Identifier.ValueText],
                BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
                FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
                _ => [],
            });
        }

        return isIn;
    }

    private bool Names(MemberDeclarationSyntax member) =>
        member.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && _names.Contains(token.ValueText));
}
