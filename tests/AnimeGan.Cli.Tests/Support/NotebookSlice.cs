using AnimeGan.Notebooks.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Cli.Tests;

/// <summary>The cells of a notebook that a cell stands on, so that a test of its last cells need not run all of it.</summary>
internal static class NotebookSlice
{
    private static readonly CSharpParseOptions _script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>Takes out of a notebook what none of its later cells from <paramref name="from"/> on needs: cells that neither declare nor assign a name which is used further down.</summary>
    /// <param name="notebook">The notebook; changed.</param>
    /// <param name="from">The first of the cells that are kept in any case.</param>
    public static void Keep(NotebookDocument notebook, NotebookCell from)
    {
        var needed = new HashSet<string>();
        for (var i = notebook.Cells.Count - 1; i >= 0; i--)
        {
            var cell = notebook.Cells[i];
            var code = cell.Kind == CellKind.Code ? CSharpSyntaxTree.ParseText(cell.Source, _script).GetCompilationUnitRoot() : null;
            var kept = code is not null && (i >= notebook.Cells.ToList().IndexOf(from) || code.Usings.Count > 0 || cell.Tags.Contains("parameters") || Declared(code).Any(needed.Contains));
            if (kept)
            {
                needed.UnionWith(code!.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText));
            }
            else
            {
                notebook.RemoveAt(i);
            }
        }
    }

    private static IEnumerable<string> Declared(CompilationUnitSyntax code) => code.DescendantNodes().Select(node => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax method => method.Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable } => variable.Identifier.ValueText,
        _ => null,
    }).OfType<string>();
}
