using System.Reflection;
using System.Runtime.Loader;

namespace AnimeGan.Notebooks.Session;

/// <summary>Holds the assemblies that cells are compiled to; goes with its session.</summary>
internal sealed class SubmissionContext(LibraryContext libraries) : AssemblyLoadContext("Notebook cells", isCollectible: true)
{
    private readonly Dictionary<string, Assembly> _cells = new(StringComparer.Ordinal);

    public Assembly Load(string name, Stream image, Stream symbols)
    {
        var assembly = LoadFromStream(image, symbols);
        _cells[name] = assembly;
        return assembly;
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        _cells.GetValueOrDefault(assemblyName.Name!)
        ?? libraries.Find(assemblyName)
        ?? GetLoadContext(typeof(SubmissionContext).Assembly)?.LoadFromAssemblyName(assemblyName);
}
