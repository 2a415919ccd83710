using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Insight;

/// <summary>What the type that a place expects suggests: an enum's values, the type itself after "new".</summary>
internal static class ExpectedCompletion
{
    /// <summary>The values of the enum that is expected here.</summary>
    public static IEnumerable<Candidate> Values(CellModel cell) =>
        TypeExpected(cell) is INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            ? type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)
                .Select((field, index) => new Candidate($"{NameOf(type, cell)}.{field.Name}", "enumMember", CandidateGroup.Expected, index, field))
            : [];

    /// <summary>The type that is expected after "new".</summary>
    public static IEnumerable<Candidate> Creatable(CellModel cell) =>
        TypeExpected(cell) is INamedTypeSymbol { IsAbstract: false, TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } type
            ? [new Candidate(NameOf(type, cell), SymbolText.Kind(type), CandidateGroup.Expected, Symbol: type)]
            : [];

    /// <summary>The type that a value at the cursor should have; null where nothing says.</summary>
    private static ITypeSymbol? TypeExpected(CellModel cell)
    {
        var before = cell.Before.IsKind(SyntaxKind.NewKeyword) ? cell.Before.GetPreviousToken() : cell.Before;
        var type = before.Kind() switch
        {
            SyntaxKind.EqualsEqualsToken or SyntaxKind.ExclamationEqualsToken or SyntaxKind.BarToken or SyntaxKind.AmpersandToken
                when before.Parent is BinaryExpressionSyntax binary => cell.Resolve(binary.Left).Type,
            SyntaxKind.EqualsToken => before.Parent switch
            {
                AssignmentExpressionSyntax assignment => cell.Resolve(assignment.Left).Type,
                EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: false } declaration } } => cell.Semantics.GetTypeInfo(declaration.Type).Type,
                EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => cell.Semantics.GetTypeInfo(property.Type).Type,
                EqualsValueClauseSyntax { Parent: ParameterSyntax { Type: { } parameter } } => cell.Semantics.GetTypeInfo(parameter).Type,
                _ => null,
            },
            SyntaxKind.IsKeyword when before.Parent is IsPatternExpressionSyntax test => cell.Resolve(test.Expression).Type,
            SyntaxKind.IsKeyword when before.Parent is BinaryExpressionSyntax test => cell.Resolve(test.Left).Type,
            SyntaxKind.CaseKeyword when before.Parent?.Parent?.Parent is SwitchStatementSyntax statement => cell.Resolve(statement.Expression).Type,
            SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken when before.Parent is SwitchExpressionSyntax expression => cell.Resolve(expression.GoverningExpression).Type,
            SyntaxKind.OpenParenToken or SyntaxKind.CommaToken when before.Parent is ArgumentListSyntax => ArgumentCompletion.ParameterAt(cell)?.Type,
            SyntaxKind.ColonToken when before.Parent is NameColonSyntax { Parent: ArgumentSyntax } => ArgumentCompletion.ParameterAt(cell)?.Type,
            _ => null,
        };
        return type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
    }

    private static string NameOf(ITypeSymbol type, CellModel cell) => type.ToMinimalDisplayString(cell.Semantics, cell.WordStart);
}
