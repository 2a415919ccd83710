using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Insight;

/// <summary>Chooses by the syntax around the cursor where candidates come from.</summary>
internal static class CompletionFinder
{
    public static IEnumerable<Candidate> Find(CellModel cell)
    {
        if (cell.IsInText)
        {
            return [];
        }

        var before = cell.Before;
        if (before.IsKind(SyntaxKind.DotToken) || before.IsKind(SyntaxKind.ColonColonToken) || before.IsKind(SyntaxKind.MinusGreaterThanToken))
        {
            var members = MemberCompletion.Find(cell);
            return IsInTypeName(before) ? members.Where(member => member.Symbol is null or INamespaceOrTypeSymbol) : members;
        }

        if (InitializerCompletion.Find(cell) is { } initializers)
        {
            return initializers;
        }

        return before switch
        {
            _ when DeclaresName(cell) => KeywordCompletion.AfterExpression(cell),
            { Parent: UsingDirectiveSyntax, RawKind: not (int)SyntaxKind.SemicolonToken } => NameCompletion.Namespaces(cell),
            { RawKind: (int)SyntaxKind.NewKeyword } => [.. ExpectedCompletion.Creatable(cell), .. NameCompletion.Types(cell)],
            { RawKind: (int)SyntaxKind.OpenBracketToken, Parent: AttributeListSyntax } => NameCompletion.Attributes(cell),
            _ when IsTypePlace(before) => [.. NameCompletion.Types(cell), .. KeywordCompletion.Types],
            _ when KeywordCompletion.IsAfterValue(cell) => KeywordCompletion.At(cell),
            _ => [.. ExpectedCompletion.Values(cell), .. ArgumentCompletion.Names(cell), .. NameCompletion.All(cell), .. KeywordCompletion.At(cell)],
        };
    }

    /// <summary>True where the word at the cursor is a new name, which nobody can know.</summary>
    private static bool DeclaresName(CellModel cell)
    {
        if (cell.Before.Parent is PredefinedTypeSyntax { Parent: VariableDeclarationSyntax or ParameterSyntax or DeclarationExpressionSyntax })
        {
            return true;
        }

        if (cell.WordStart == cell.WordEnd)
        {
            return false;
        }

        var word = cell.Root.FindToken(cell.WordStart);
        return cell.IsBeforeOnSameLine && word.Parent switch
        {
            VariableDeclaratorSyntax declarator => declarator.Identifier == word && !cell.Before.IsKind(SyntaxKind.CommaToken),
            SingleVariableDesignationSyntax or TypeParameterSyntax or CatchDeclarationSyntax => true,
            ForEachStatementSyntax loop => loop.Identifier == word,
            ParameterSyntax { Type: not null } parameter => parameter.Identifier == word,
            BaseTypeDeclarationSyntax type => type.Identifier == word,
            MethodDeclarationSyntax method => method.Identifier == word,
            LocalFunctionStatementSyntax function => function.Identifier == word,
            PropertyDeclarationSyntax property => property.Identifier == word,
            EnumMemberDeclarationSyntax member => member.Identifier == word,
            _ => false,
        };
    }

    /// <summary>True for the dots of a type's name where nothing but a type can stand.</summary>
    private static bool IsInTypeName(SyntaxToken dot) =>
        dot.Parent is QualifiedNameSyntax name
        && name.AncestorsAndSelf().TakeWhile(node => node is NameSyntax or BaseTypeSyntax or ObjectCreationExpressionSyntax or TypeOfExpressionSyntax)
            .Any(node => node is BaseTypeSyntax or ObjectCreationExpressionSyntax or TypeOfExpressionSyntax);

    private static bool IsTypePlace(SyntaxToken before) => before.Kind() switch
    {
        SyntaxKind.AsKeyword => true,
        SyntaxKind.OpenParenToken => before.Parent is TypeOfExpressionSyntax or DefaultExpressionSyntax or SizeOfExpressionSyntax,
        SyntaxKind.LessThanToken => before.Parent is TypeArgumentListSyntax,
        SyntaxKind.CommaToken => before.Parent is TypeArgumentListSyntax or BaseListSyntax,
        SyntaxKind.ColonToken => before.Parent is BaseListSyntax or TypeParameterConstraintClauseSyntax,
        _ => false,
    };
}
