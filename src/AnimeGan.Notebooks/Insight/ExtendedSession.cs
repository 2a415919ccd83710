using AnimeGan.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Insight;

/// <summary>A session as it would be if the cell being written ran: with the assemblies that the cell would bring in.</summary>
/// <remarks>What was worked out for one question is kept for the next; it is worked out anew when a cell has run.</remarks>
internal sealed class ExtendedSession
{
    private readonly Lock _gate = new();
    private SessionSnapshot? _original;
    private SessionSnapshot? _extended;
    private NotebookReferences? _references;
    private int _version;

    /// <summary>Compiles a cell being written.</summary>
    public CSharpCompilation Compile(SessionSnapshot snapshot, SyntaxTree tree)
    {
        lock (_gate)
        {
            if (_original != snapshot || _extended is null || _references is null)
            {
                (_original, _extended) = (snapshot, snapshot);
                _references = NotebookReferences.CopyOf(snapshot.References);
                _version = _references.Version;
            }

            _references.AddForUsings((CompilationUnitSyntax)tree.GetRoot());
            Extend();
            return _extended.Compile(tree);
        }
    }

    /// <summary>Brings in what the compiler misses, as the session does when it compiles.</summary>
    /// <returns>A compilation that knows more; null where nothing more is to be had.</returns>
    public CSharpCompilation? CompileWithMore(CSharpCompilation compilation, SyntaxTree tree, CancellationToken token)
    {
        var errors = compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: token);
        var usings = SessionSnapshot.Usings.Concat(((CompilationUnitSyntax)tree.GetRoot(token)).Usings.Select(directive => directive.NamespaceOrType.ToString()));
        lock (_gate)
        {
            if (!_references!.AddFor(errors, usings.ToHashSet(StringComparer.Ordinal)))
            {
                return null;
            }

            Extend();
            return _extended!.Compile(tree);
        }
    }

    /// <summary>Takes in the references that have come.</summary>
    /// <remarks>
    /// The cells that ran keep theirs, unlike when a cell is compiled to run: giving fifty cells new references takes
    /// seconds, and what it would mend, types that are no longer the same, does not change what their members are.
    /// </remarks>
    private void Extend()
    {
        if (_version != _references!.Version)
        {
            _extended = _extended! with { References = [.. _references.All] };
            _version = _references.Version;
        }
    }
}
