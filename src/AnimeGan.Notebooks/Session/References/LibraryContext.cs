using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace AnimeGan.Notebooks.Session;

/// <summary>Holds the assemblies that cells refer to by #r, with what lies beside them, native libraries included.</summary>
/// <remarks>
/// What the host process has already (the same file, or another copy of the same build) is not loaded a second time:
/// the native library and the types of the host are then the ones that cells see. Not collectible, because native code
/// may hold on to these assemblies for as long as the process lives.
/// </remarks>
internal sealed class LibraryContext() : AssemblyLoadContext("Notebook libraries")
{
    private static readonly AssemblyLoadContext _host = GetLoadContext(typeof(LibraryContext).Assembly) ?? Default;

    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _natives = new(StringComparer.Ordinal);
    private readonly List<string> _folders = [];
    private readonly List<AssemblyDependencyResolver> _resolvers = [];

    /// <summary>Remembers what is known now.</summary>
    /// <returns>Forgets what came after. Assemblies that were loaded stay, unseen by cells.</returns>
    public Action Remember()
    {
        var (files, natives) = (new Dictionary<string, string>(_files), new Dictionary<string, string>(_natives));
        var (folders, resolvers) = (_folders.Count, _resolvers.Count);
        return () =>
        {
            Put(files, _files);
            Put(natives, _natives);
            _folders.RemoveRange(folders, _folders.Count - folders);
            _resolvers.RemoveRange(resolvers, _resolvers.Count - resolvers);
        };

        static void Put(Dictionary<string, string> kept, Dictionary<string, string> into)
        {
            into.Clear();
            foreach (var (name, path) in kept)
            {
                into.Add(name, path);
            }
        }
    }

    /// <summary>Makes an assembly and the folder it lies in known, and loads it.</summary>
    /// <returns>The assembly that runs, and the file to compile against.</returns>
    public (Assembly Assembly, string Path) Add(string path)
    {
        if (FromHost(path) is { } shared)
        {
            return (shared, shared.Location.Length > 0 ? shared.Location : path);
        }

        var folder = Path.GetDirectoryName(path)!;
        if (!_folders.Contains(folder))
        {
            _folders.Add(folder);
        }

        if (File.Exists(Path.ChangeExtension(path, ".deps.json")))
        {
            _resolvers.Add(new AssemblyDependencyResolver(path));
        }

        _files[Path.GetFileNameWithoutExtension(path)] = path;
        return (LoadFromAssemblyPath(path), path);
    }

    /// <summary>Makes the files of packages known; each is loaded when it is first needed. Of a name that is known, the newer stays.</summary>
    /// <returns>The names whose files are others than before.</returns>
    /// <exception cref="AssemblyConflictException">A newer one is needed than runs already.</exception>
    public IReadOnlyList<string> AddPackages(Packages.PackageAssets assets)
    {
        var replaced = new List<string>();
        foreach (var path in assets.Runtime)
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if ((FrameworkIndex.PathOf(name) ?? HostsCopyOf(path)) is { } hosts)
            {
                Compare(name, path, hosts, "the kernel itself runs {0}: ask for an older version of the package");
            }
            else if (!_files.TryAdd(name, path) && _files[name] != path && VersionOf(path) > VersionOf(_files[name]))
            {
                if (Assemblies.Any(loaded => loaded.GetName().Name == name))
                {
                    Compare(name, path, _files[name], "{0} runs in this session: restart the kernel and put this line before all others");
                }

                _files[name] = path;
                replaced.Add(name);
            }
        }

        foreach (var path in assets.Native)
        {
            _natives.TryAdd(Path.GetFileName(path), path);
        }

        return replaced;
    }

    private static void Compare(string name, string wanted, string running, string mend)
    {
        if (VersionOf(wanted) > VersionOf(running))
        {
            throw new AssemblyConflictException($"it needs {name} {VersionOf(wanted)}, but {string.Format(System.Globalization.CultureInfo.InvariantCulture, mend, VersionOf(running))}");
        }
    }

    private static Version VersionOf(string path) => AssemblyName.GetAssemblyName(path).Version ?? new Version();

    /// <summary>The host's file where there must be no second copy of an assembly: of this kernel, of what formats values, of the compiler, of ASP.NET.</summary>
    public static string? HostsCopyOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var isOwn = IsShared(name) || name.StartsWith("AnimeGan", StringComparison.Ordinal) || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);
        return Trusted(name) is { } trusted && (isOwn || trusted.Contains("Microsoft.AspNetCore.App", StringComparison.Ordinal)) ? trusted : null;
    }

    /// <summary>The assembly of this name among those known here, or null.</summary>
    public Assembly? Find(AssemblyName name) => Load(name);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (FrameworkIndex.PathOf(name) is not null || IsShared(name))
        {
            return null;
        }

        var path = _files.GetValueOrDefault(name)
            ?? _resolvers.Select(resolver => resolver.ResolveAssemblyToPath(assemblyName)).FirstOrDefault(found => found is not null)
            ?? _folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
        if (path is null)
        {
            return null;
        }

        return HostsCopyOf(path) is null ? FromHost(path) ?? LoadFromAssemblyPath(path) : _host.LoadFromAssemblyName(new AssemblyName(name));
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var path = _resolvers.Select(resolver => resolver.ResolveUnmanagedDllToPath(unmanagedDllName)).FirstOrDefault(found => found is not null)
            ?? NativeNames(unmanagedDllName).Select(name => _natives.GetValueOrDefault(name)).FirstOrDefault(found => found is not null)
            ?? NativePaths(unmanagedDllName).FirstOrDefault(File.Exists);
        return path is null ? 0 : LoadUnmanagedDllFromPath(path);
    }

    /// <summary>The build's identity, which two copies of one assembly share.</summary>
    internal static Guid BuildId(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }

    /// <summary>Values are formatted by the host's formatters, so there must be one copy of them.</summary>
    private static bool IsShared(string name) => name is "AnimeGan.Notebooks" or "Microsoft.AspNetCore.Html.Abstractions" or "System.Reactive"
        or "Microsoft.DotNet.Interactive" or "Microsoft.DotNet.Interactive.Formatting" or "Microsoft.DotNet.Interactive.Documents";

    private static Assembly? FromHost(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        foreach (var loaded in _host.Assemblies.Where(assembly => !assembly.IsDynamic && assembly.GetName().Name == name))
        {
            if (loaded.Location == path || loaded.ManifestModule.ModuleVersionId == BuildId(path))
            {
                return loaded;
            }
        }

        return Trusted(name) is { } trusted && (trusted == path || BuildId(trusted) == BuildId(path))
            ? _host.LoadFromAssemblyName(new AssemblyName(name))
            : null;
    }

    /// <summary>The file of an assembly that the host can load, or null.</summary>
    private static string? Trusted(string name) =>
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? string.Empty)
            .Split(Path.PathSeparator)
            .FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == name);

    private static string[] NativeNames(string name) =>
        OperatingSystem.IsWindows() ? [name, name + ".dll"]
        : OperatingSystem.IsMacOS() ? [name, name + ".dylib", $"lib{name}.dylib", "lib" + name]
        : [name, name + ".so", $"lib{name}.so", "lib" + name];

    private IEnumerable<string> NativePaths(string name)
    {
        var names = NativeNames(name);
        foreach (var folder in _folders)
        {
            var native = Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
            foreach (var file in names)
            {
                yield return Path.Combine(folder, file);
                yield return Path.Combine(native, file);
            }
        }
    }
}
