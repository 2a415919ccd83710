using System.Reflection;
using System.Runtime.Loader;

namespace AnimeGan.Plugins;

/// <summary>Loads assemblies whose parts a run names.</summary>
public static class Plugin
{
    /// <summary>Loads an assembly and lets its plugins register their parts. Its code runs with all rights of this process: load only what you trust.</summary>
    /// <param name="path">A .dll built against this kit; what else it needs lies beside it.</param>
    /// <returns>The names of the plugins that were found.</returns>
    /// <exception cref="ArgumentException">There is no such file, it is no assembly of .NET, nothing in it is an <see cref="IPlugin"/>, or a plugin could not register its parts; the message says which.</exception>
    public static IReadOnlyList<string> Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var whole = Path.GetFullPath(path);
        if (!File.Exists(whole))
        {
            throw new ArgumentException($"There is no plugin '{path}'; build it with 'dotnet build' and name the .dll that comes out.", nameof(path));
        }

        var plugins = Types(path, whole).Where(type => type is { IsPublic: true, IsAbstract: false } && type.IsAssignableTo(typeof(IPlugin))).ToList();
        if (plugins.Count == 0)
        {
            throw new ArgumentException($"Nothing in '{path}' is a plugin; give it a public class that implements {typeof(IPlugin).FullName} and registers its parts.", nameof(path));
        }

        foreach (var type in plugins)
        {
            Register(type, path);
        }

        return [.. plugins.Select(type => type.FullName!)];
    }

    private static Type[] Types(string path, string whole)
    {
        try
        {
            return new Context(whole).LoadFromAssemblyPath(whole).GetTypes();
        }
        catch (Exception fault) when (fault is BadImageFormatException or FileLoadException or FileNotFoundException)
        {
            throw new ArgumentException($"'{path}' cannot be loaded as an assembly of .NET: {fault.Message}", nameof(path), fault);
        }
        catch (ReflectionTypeLoadException fault)
        {
            throw new ArgumentException($"'{path}' was built against another version of this kit or lacks what it needs: {fault.LoaderExceptions.FirstOrDefault()?.Message ?? fault.Message}", nameof(path), fault);
        }
    }

    private static void Register(Type type, string path)
    {
        if (type.GetConstructor(Type.EmptyTypes) is null)
        {
            throw new ArgumentException($"{type.FullName} of '{path}' has no public constructor without parameters; give it one.", nameof(path));
        }

        try
        {
            ((IPlugin)Activator.CreateInstance(type)!).Register();
        }
        catch (Exception fault) when (fault is ArgumentException or MissingMemberException or TypeLoadException or TargetInvocationException)
        {
            throw new ArgumentException($"{type.FullName} of '{path}' could not register its parts: {(fault.InnerException ?? fault).Message}", nameof(path), fault);
        }
    }

    /// <summary>What the kit has is shared with the plugin, so that both mean the same types; the rest is looked for beside it.</summary>
    private sealed class Context(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
    {
        private readonly AssemblyDependencyResolver _beside = new(path);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            try
            {
                return Default.LoadFromAssemblyName(assemblyName);
            }
            catch (FileNotFoundException)
            {
                return _beside.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
            }
        }
    }
}
