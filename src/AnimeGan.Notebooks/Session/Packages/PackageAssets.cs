using System.Text.Json;

namespace AnimeGan.Notebooks.Session.Packages;

/// <summary>What a restore has found: files to compile against, to load, and native libraries.</summary>
/// <param name="Versions">Package names and the versions they were resolved to, dependencies included.</param>
/// <param name="Folders">Package names and the folders they lie in.</param>
/// <param name="Compile">Assemblies that cells are compiled against.</param>
/// <param name="Runtime">Assemblies that run.</param>
/// <param name="Native">Native libraries for this machine.</param>
internal sealed record PackageAssets(
    IReadOnlyDictionary<string, string> Versions,
    IReadOnlyDictionary<string, string> Folders,
    IReadOnlyList<string> Compile,
    IReadOnlyList<string> Runtime,
    IReadOnlyList<string> Native)
{
    /// <summary>Reads the file that dotnet restore leaves.</summary>
    /// <param name="path">obj/project.assets.json.</param>
    /// <returns>The assets, or null where the file or one that it names is missing.</returns>
    public static PackageAssets? ReadOrNull(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        var libraries = root.GetProperty("libraries");

        // The target that names the machine has the files for it; the other one has those for every machine.
        var target = root.GetProperty("targets").EnumerateObject().OrderByDescending(target => target.Name.Contains('/', StringComparison.Ordinal)).First().Value;
        var versions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var places = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var (compile, runtime, native) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var package in target.EnumerateObject().Where(package => package.Value.GetProperty("type").GetString() == "package"))
        {
            var identity = package.Name.Split('/');
            versions[identity[0]] = identity[1];
            var inside = libraries.GetProperty(package.Name).GetProperty("path").GetString()!;
            var folder = folders.Select(folder => Path.Combine(folder, inside)).FirstOrDefault(Directory.Exists) ?? inside;
            places[identity[0]] = folder;
            compile.AddRange(Files(package.Value, "compile", folder));
            runtime.AddRange(Files(package.Value, "runtime", folder));
            native.AddRange(Files(package.Value, "native", folder));
        }

        return compile.Concat(runtime).Concat(native).All(File.Exists) ? new PackageAssets(versions, places, compile, runtime, native) : null;
    }

    /// <summary>Where packages came from when they were fetched, dependencies included: each source once, in the order of names.</summary>
    public IReadOnlyList<string> Sources() =>
        [.. Folders.OrderBy(place => place.Key, StringComparer.OrdinalIgnoreCase).Select(place => SourceOrNull(place.Value)).OfType<string>().Distinct()];

    // NuGet writes this beside what it has unpacked.
    private static string? SourceOrNull(string folder)
    {
        var file = Path.Combine(folder, ".nupkg.metadata");
        if (!File.Exists(file))
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document.RootElement.TryGetProperty("source", out var source) ? source.GetString() : null;
    }

    private static IEnumerable<string> Files(JsonElement package, string kind, string folder) =>
        package.TryGetProperty(kind, out var files)
            ? files.EnumerateObject().Select(file => file.Name).Where(file => !file.EndsWith("/_._", StringComparison.Ordinal)).Select(file => Path.Combine(folder, file))
            : [];
}
