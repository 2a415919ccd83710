using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AnimeGan.Notebooks.Session;

/// <summary>Finds what #r names: a path from the notebook's folder, or an assembly of the framework by name.</summary>
internal sealed class ReferenceResolver(NotebookReferences references, string folder) : MetadataReferenceResolver
{
    private readonly string _folder = folder;
    private CellFailedException? _failure;

    /// <summary>Adds a reference.</summary>
    /// <param name="reference">The text between the quotes of #r.</param>
    /// <param name="line">The line it stands on, for the message.</param>
    /// <exception cref="CellFailedException">There is no such assembly.</exception>
    public void Add(string reference, int? line)
    {
        if (reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            throw CellFailedException.Directive(
                $"#r \"{reference}\" cannot stand in a file that #load names: write it in the cell, before #load.", line);
        }

        if (reference.StartsWith("path:", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var path = Resolve(reference);
        if (!File.Exists(path))
        {
            var name = Path.GetExtension(reference).Equals(".dll", StringComparison.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(reference) : reference;
            if (FrameworkIndex.PathOf(name) is not null)
            {
                references.AddFramework(name);
                return;
            }

            throw CellFailedException.Directive(
                $"#r \"{reference}\": there is no file {path}. Build it first, or mend the path; it starts from the notebook's folder.", line);
        }

        try
        {
            references.AddLibrary(path);
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw CellFailedException.Directive($"#r \"{reference}\": {path} is not a .NET assembly that can be loaded here: {error.Message}", line);
        }
    }

    /// <summary>Fails where a #r inside a file that #load names could not be resolved.</summary>
    public void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            _failure = null;
            throw failure;
        }
    }

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        try
        {
            Add(reference, null);
        }
        catch (CellFailedException failure)
        {
            // The compiler lets no exception through; the session asks for this one after it.
            _failure = failure;
            return [];
        }

        var path = Resolve(reference);
        return [MetadataReference.CreateFromFile(File.Exists(path) ? path : FrameworkIndex.PathOf(Path.GetFileNameWithoutExtension(reference))!, properties)];
    }

    /// <summary>The file that a reference names.</summary>
    /// <remarks>
    /// artifacts/kit is where the kit is published to. A program that was built below the same artifacts but runs from elsewhere (by dotnet
    /// run, or a test) stands in for it: the kit may be older, or was never published. So does one for a kit that is not there: an
    /// installed tool runs the same notebooks in a folder without a checkout.
    /// </remarks>
    private string Resolve(string reference)
    {
        var path = Path.GetFullPath(reference, _folder);
        var kit = Path.GetDirectoryName(path);
        var own = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(path));
        return Path.GetFileName(kit) == "kit" && Path.GetDirectoryName(kit) is { } artifacts && Path.GetFileName(artifacts) == "artifacts"
            && (own.StartsWith(artifacts + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase) || !Directory.Exists(kit)) && File.Exists(own) ? own : path;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
