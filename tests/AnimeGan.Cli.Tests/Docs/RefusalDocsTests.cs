using AnimeGan.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>What a public method refuses by itself stands in its documentation; null, and what was disposed of, goes without saying.</summary>
public sealed class RefusalDocsTests
{
    [Fact]
    public void Documentation_OfEveryPublicMethodThatThrows_SaysWhen()
    {
        var throwing = new[] { "src/AnimeGan", "src/AnimeGan.Interactive", "src/AnimeGan.Notebooks" }
            .SelectMany(folder => Directory.EnumerateFiles(RepositoryFiles.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file).GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>())
            .Where(member => member is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax && IsPublic(member) && Throws(member))
            .ToList();

        var silent = throwing.Where(member => !member.GetLeadingTrivia().ToString().Contains("<exception", StringComparison.Ordinal) && !member.GetLeadingTrivia().ToString().Contains("<inheritdoc", StringComparison.Ordinal)).Select(Place).ToList();

        Assert.True(throwing.Count >= 100, $"only {throwing.Count} methods that throw were found");
        Assert.True(silent.Count == 0, "These throw and do not say when, by <exception>:\n" + string.Join('\n', silent));
    }

    private static bool IsPublic(MemberDeclarationSyntax member) =>
        member.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().All(level =>
            level is BaseNamespaceDeclarationSyntax || level.Parent is InterfaceDeclarationSyntax || level.Modifiers.Any(SyntaxKind.PublicKeyword));

    private static bool Throws(MemberDeclarationSyntax member) => member.DescendantNodes().Any(node => node switch
    {
        ThrowStatementSyntax { Expression: BaseObjectCreationExpressionSyntax } or ThrowExpressionSyntax { Expression: BaseObjectCreationExpressionSyntax } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type, Name.Identifier.Text: var name } } =>
            (type.Identifier.Text, name) is ("ArgumentOutOfRangeException", _) or ("ShapeException", "Require"),
        _ => false,
    });

    private static string Place(MemberDeclarationSyntax member)
    {
        var line = member.GetLocation().GetLineSpan();
        return $"{Path.GetRelativePath(RepositoryFiles.Root, line.Path)}({line.StartLinePosition.Line + 1}): {member.ToString().Split('\n')[0].Trim()}";
    }
}
