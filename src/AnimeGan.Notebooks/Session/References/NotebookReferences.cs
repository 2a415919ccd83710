using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Session;

/// <summary>The assemblies that cells compile against: few at first, more as cells name them.</summary>
internal sealed class NotebookReferences
{
    private static readonly string[] _first =
        ["System.Private.CoreLib", "System.Runtime", "netstandard", "System.Console", "System.Linq", "System.Collections"];

    private readonly Dictionary<string, MetadataReference> _references = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _libraries = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(PortableExecutableReference Reference, IReadOnlySet<string> Types)> _images = [];
    private readonly LibraryContext? _context;

    private NotebookReferences(IEnumerable<MetadataReference> references)
    {
        foreach (var reference in references)
        {
            var path = (reference as PortableExecutableReference)?.FilePath;
            _references[path is null ? $"image {_references.Count}" : Path.GetFileNameWithoutExtension(path)] = reference;
        }
    }

    public NotebookReferences(LibraryContext context)
    {
        _context = context;
        foreach (var name in _first)
        {
            AddFramework(name);
        }

        AddFile(typeof(Microsoft.DotNet.Interactive.Kernel).Assembly.Location);
        AddFile(typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.Location);
        AddFile(typeof(System.Reactive.Unit).Assembly.Location);
        AddFile(typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly.Location);
        AddFile(typeof(NotebookReferences).Assembly.Location);
    }

    /// <summary>References that grow on their own, for questions about code that has not run; nothing is loaded.</summary>
    public static NotebookReferences CopyOf(IEnumerable<MetadataReference> references) => new(references);

    /// <summary>Every reference: files, and cells compiled as libraries.</summary>
    public IReadOnlyList<MetadataReference> All => [.. _references.Values, .. _images.Select(image => image.Reference)];

    /// <summary>What a cell's library sees: everything but the libraries that declare one of its types.</summary>
    public IReadOnlyList<MetadataReference> Without(IReadOnlySet<string> types) =>
        [.. _references.Values, .. _images.Where(image => !types.Overlaps(image.Types)).Select(image => image.Reference)];

    /// <summary>Remembers what there is now.</summary>
    /// <returns>Takes back what came after.</returns>
    public Action Remember()
    {
        var (references, libraries, images, forget) = (_references.ToArray(), _libraries.ToArray(), _images.ToArray(), _context?.Remember());
        return () =>
        {
            _references.Clear();
            foreach (var (name, reference) in references)
            {
                _references.Add(name, reference);
            }

            _libraries.Clear();
            _libraries.UnionWith(libraries);
            _images.Clear();
            _images.AddRange(images);
            Version++;
            forget?.Invoke();
        };
    }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>Adds an assembly named by #r with what it needs and finds beside it.</summary>
    public void AddLibrary(string path)
    {
        var (_, file) = Loader.Add(path);
        AddWithNeighbours(file);
    }

    /// <summary>Loads an assembly that cells do not compile against.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>The assembly.</returns>
    public System.Reflection.Assembly Load(string path) => Loader.Add(path).Assembly;

    /// <summary>Adds the assemblies of packages, and makes known what of them runs. This kernel stands for .NET Interactive's own.</summary>
    public void AddPackages(Packages.PackageAssets assets)
    {
        foreach (var name in Loader.AddPackages(assets))
        {
            Version += _references.Remove(name) ? 1 : 0;
        }

        foreach (var path in assets.Compile.Where(path => FrameworkIndex.PathOf(Path.GetFileNameWithoutExtension(path)) is null && !IsOfInteractive(path)))
        {
            if (AddFile(LibraryContext.HostsCopyOf(path) ?? path))
            {
                _libraries.Add(path);
            }
        }
    }

    public bool AddFramework(string assemblyName) =>
        (FrameworkIndex.PathOf(assemblyName) ?? HostPathOf(assemblyName)) is { } path && AddFile(path);

    /// <summary>Adds a cell that was compiled as a library.</summary>
    /// <param name="reference">The assembly.</param>
    /// <param name="types">The types it declares; libraries that declared one of them before are forgotten.</param>
    public void AddImage(PortableExecutableReference reference, IReadOnlySet<string> types)
    {
        _images.RemoveAll(image => types.Overlaps(image.Types));
        _images.Add((reference, types));
        Version++;
    }

    /// <summary>Adds the framework's assemblies for the namespaces that a cell uses.</summary>
    public void AddForUsings(CompilationUnitSyntax root)
    {
        foreach (var directive in root.DescendantNodes().OfType<UsingDirectiveSyntax>())
        {
            // System itself is spread over many assemblies; its types come by name where they are missing.
            if (directive.NamespaceOrType.ToString() is var name && name.Contains('.', StringComparison.Ordinal))
            {
                AddAll(FrameworkIndex.Shared.AssembliesOfNamespace(name));
                if (directive.StaticKeyword != default || directive.Alias is not null)
                {
                    AddType(name[(name.LastIndexOf('.') + 1)..], space => name.StartsWith(space, StringComparison.Ordinal));
                }
            }
        }
    }

    /// <summary>Adds what the errors of a compilation say is missing.</summary>
    /// <returns>True where something was added, so that compiling again may help.</returns>
    public bool AddFor(IEnumerable<Diagnostic> errors, IReadOnlySet<string> usings)
    {
        var added = false;
        foreach (var error in errors.Where(error => error.Severity == DiagnosticSeverity.Error))
        {
            var message = error.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
            added |= error.Id switch
            {
                "CS0012" or "CS1069" or "CS1068" or "CS7069" => AddAssemblyNamedIn(message),
                "CS0246" or "CS0103" => AddType(Quoted(message, 0), usings.Contains),
                "CS0234" => AddType(Quoted(message, 0), space => space == Quoted(message, 1))
                    | AddAll(FrameworkIndex.Shared.AssembliesOfNamespace($"{Quoted(message, 1)}.{Quoted(message, 0)}")),
                "CS0656" or "CS0518" or "CS1980" => AddFullType(Quoted(message, 0)) | AddFullType(Quoted(message, 1)),
                _ => false,
            };
        }

        return added || (errors.Any(error => error.Severity == DiagnosticSeverity.Error) && AddFrameworkOfLibraries());
    }

    private LibraryContext Loader => _context ?? throw new InvalidOperationException("These references answer questions; they load nothing.");

    private static bool IsOfInteractive(string path) =>
        Path.GetFileName(path).StartsWith("Microsoft.DotNet.Interactive", StringComparison.OrdinalIgnoreCase) && LibraryContext.HostsCopyOf(path) is null;

    /// <summary>An assembly that comes with the host or with its other frameworks: a library may name it without having it beside it.</summary>
    private static string? HostPathOf(string assemblyName) =>
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string)?.Split(Path.PathSeparator)
            .FirstOrDefault(path => Path.GetFileNameWithoutExtension(path).Equals(assemblyName, StringComparison.OrdinalIgnoreCase));

    private static string Quoted(string message, int index)
    {
        var matches = MessageParts.QuotedName.Matches(message);
        return index < matches.Count ? matches[index].Groups[1].Value.Split('<')[0] : string.Empty;
    }

    private bool AddAssemblyNamedIn(string message) =>
        MessageParts.AssemblyIdentity.Match(message) is { Success: true } match && AddFramework(match.Groups[1].Value);

    private bool AddFullType(string name)
    {
        // The compiler names the member it misses: dynamic needs the binder's factory methods, for instance.
        var added = name.StartsWith("Microsoft.CSharp.", StringComparison.Ordinal)
            && (AddFramework("Microsoft.CSharp") | AddFramework("System.Linq.Expressions"));
        var parts = name.Split('.');
        for (var i = parts.Length - 1; i > 0; i--)
        {
            var space = string.Join('.', parts[..i]);
            added |= AddType(parts[i], candidate => candidate == space);
        }

        return added;
    }

    private bool AddType(string name, Func<string, bool> inNamespace) =>
        name.Length > 0
        && AddAll([.. FrameworkIndex.Shared.AssembliesOfType(name, inNamespace), .. FrameworkIndex.Shared.AssembliesOfType(name + "Attribute", inNamespace)]);

    private bool AddAll(IEnumerable<string> paths)
    {
        var added = false;
        foreach (var path in paths)
        {
            added |= AddFile(path);
        }

        return added;
    }

    private bool AddFrameworkOfLibraries()
    {
        var added = false;
        foreach (var library in _libraries)
        {
            foreach (var name in ReferencesOf(library))
            {
                added |= AddFramework(name);
            }
        }

        return added;
    }

    private void AddWithNeighbours(string path)
    {
        if (!_libraries.Add(path))
        {
            return;
        }

        AddFile(path);
        var folder = Path.GetDirectoryName(path)!;
        foreach (var name in ReferencesOf(path))
        {
            var neighbour = Path.Combine(folder, name + ".dll");
            if (FrameworkIndex.PathOf(name) is null && File.Exists(neighbour))
            {
                AddWithNeighbours(neighbour);
            }
        }
    }

    private bool AddFile(string path)
    {
        var key = Path.GetFileNameWithoutExtension(path);
        if (_references.ContainsKey(key))
        {
            return false;
        }

        _references[key] = MetadataReference.CreateFromFile(path);
        Version++;
        return true;
    }

    private static List<string> ReferencesOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    // In a class of their own, so that they are not made before the compiler first misses something.
    private static class MessageParts
    {
        public static readonly Regex QuotedName = new("'([^']+)'", RegexOptions.NonBacktracking);
        public static readonly Regex AssemblyIdentity = new(@"'([\w.\-]+), Version=", RegexOptions.NonBacktracking);
    }
}
