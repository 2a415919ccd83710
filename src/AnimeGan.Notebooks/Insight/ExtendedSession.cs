using AnimeGan.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Insight;

/// <summary>A session as it would be if the cell being written ran: with the assemblies that the cell would bring in.</summary>
/// <remarks>What was worked out for one question is kept for the next; it is worked out anew when a cell has run.</remarks>
internal sealed class ExtendedSession
{
    private const int MaximumAttempts = 4;

    private readonly Lock _gate = new();
    private SessionSnapshot? _original;
    private SessionSnapshot? _extended;
    private NotebookReferences? _references;
    private int _version;

    /// <summary>Compiles a cell being written.</summary>
    public CSharpCompilation Compile(SessionSnapshot snapshot, SyntaxTree tree, CancellationToken token)
    {
        lock (_gate)
        {
            if (_original != snapshot || _extended is null || _references is null)
            {
                (_original, _extended) = (snapshot, snapshot);
                _references = NotebookReferences.CopyOf(snapshot.References);
                _version = _references.Version;
            }

            _references.AddForUsings((CompilationUnitSyntax)tree.GetRoot(token));
            for (var attempt = 1; ; attempt++)
            {
                token.ThrowIfCancellationRequested();
                Extend();
                var compilation = _extended.Compile(tree);
                if (attempt == MaximumAttempts || !LacksTypes(compilation, tree, token))
                {
                    return compilation;
                }
            }
        }
    }

    private bool LacksTypes(CSharpCompilation compilation, SyntaxTree tree, CancellationToken token)
    {
        var errors = compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: token);
        var usings = compilation.Options.Usings.Concat(((CompilationUnitSyntax)tree.GetRoot(token)).Usings.Select(directive => directive.NamespaceOrType.ToString()));
        return _references!.AddFor(errors, usings.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Gives all cells the references that have come in, as the session does when it compiles.</summary>
    private void Extend()
    {
        if (_version == _references!.Version)
        {
            return;
        }

        IReadOnlyList<MetadataReference> references = [.. _references.All];
        var cells = new Stack<CSharpCompilation>();
        for (var cell = _extended!.Previous; cell is not null; cell = cell.ScriptCompilationInfo?.PreviousScriptCompilation)
        {
            cells.Push(cell);
        }

        CSharpCompilation? newest = null;
        foreach (var cell in cells)
        {
            newest = cell.WithReferences(references).WithScriptCompilationInfo(cell.ScriptCompilationInfo!.WithPreviousScriptCompilation(newest));
        }

        _extended = _extended with { Previous = newest, References = references };
        _version = _references.Version;
    }
}
