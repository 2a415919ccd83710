using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AnimeGan.Notebooks.Session;

/// <summary>Which assembly of the .NET framework holds which public type: read once, when a cell first needs it.</summary>
/// <remarks>
/// A session starts with few references, because its memory grows with their number times the number of cells. What a
/// cell names beyond them is looked up here and added.
/// </remarks>
internal sealed class FrameworkIndex
{
    private static readonly Lazy<FrameworkIndex> _shared = new(() => new FrameworkIndex());

    private readonly Dictionary<string, List<(string Namespace, string Path)>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _byNamespace = new(StringComparer.Ordinal);

    private FrameworkIndex()
    {
        foreach (var path in Directory.EnumerateFiles(Folder, "*.dll").Order(StringComparer.Ordinal))
        {
            Read(path);
        }
    }

    public static FrameworkIndex Shared => _shared.Value;

    public static string Folder { get; } = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>The path of a framework assembly by its simple name, or null.</summary>
    public static string? PathOf(string assemblyName)
    {
        var path = Path.Combine(Folder, assemblyName + ".dll");
        return File.Exists(path) ? path : null;
    }

    public IReadOnlyCollection<string> AssembliesOfNamespace(string name) =>
        _byNamespace.TryGetValue(name, out var paths) ? paths : [];

    /// <summary>The assemblies that hold a type of this simple name (without its arity) in a namespace that passes.</summary>
    public IEnumerable<string> AssembliesOfType(string name, Func<string, bool> inNamespace) =>
        _byName.TryGetValue(name, out var places) ? places.Where(place => inNamespace(place.Namespace)).Select(place => place.Path) : [];

    /// <summary>The types whose simple name begins so, whatever the case.</summary>
    public IEnumerable<(string Namespace, string Name)> TypesStartingWith(string start) =>
        _byName.Where(entry => entry.Key.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .SelectMany(entry => entry.Value.Select(place => (place.Namespace, entry.Key)).Distinct());

    /// <summary>The names of the namespaces directly inside one; of the outermost ones for an empty name.</summary>
    public IEnumerable<string> NamespacesIn(string name)
    {
        var start = name.Length == 0 ? string.Empty : name + ".";
        return _byNamespace.Keys.Where(space => space.Length > start.Length && space.StartsWith(start, StringComparison.Ordinal))
            .Select(space => space[start.Length..].Split('.')[0]).Distinct();
    }

    private void Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata)
        {
            return;
        }

        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if ((type.Attributes & TypeAttributes.VisibilityMask) != TypeAttributes.Public)
            {
                continue;
            }

            var space = metadata.GetString(type.Namespace);
            var name = metadata.GetString(type.Name);
            var tick = name.IndexOf('`', StringComparison.Ordinal);
            Add(_byName, tick < 0 ? name : name[..tick], (space, path));
            if (!_byNamespace.TryGetValue(space, out var paths))
            {
                _byNamespace[space] = paths = new HashSet<string>(StringComparer.Ordinal);
            }

            paths.Add(path);
        }
    }

    private static void Add<T>(Dictionary<string, List<T>> map, string key, T value)
    {
        if (!map.TryGetValue(key, out var values))
        {
            map[key] = values = [];
        }

        values.Add(value);
    }
}
