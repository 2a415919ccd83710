using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace AnimeGan.Engine;

/// <summary>Where TorchSharp's calls into its native library lead.</summary>
internal static class TorchSharpCalls
{
    /// <summary>The native library, as TorchSharp names it.</summary>
    internal const string Library = "LibTorchSharp";

    private const string Caller = "TorchSharp";

    [ThreadStatic]
    private static nint _instead;

    /// <summary>Sees to TorchSharp as soon as it is loaded; loads nothing.</summary>
    internal static void Watch()
    {
        AppDomain.CurrentDomain.AssemblyLoad += static (_, loaded) => Bind(loaded.LoadedAssembly);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            // A notebook may have brought it in before it brought in the kit.
            Bind(assembly);
        }
    }

    /// <summary>Binds a call that has not been made yet to another library than TorchSharp's, by making it.</summary>
    /// <param name="torchSharp">TorchSharp; one that has no such call is left as it is.</param>
    /// <param name="name">The call's name.</param>
    /// <param name="library">A library that exports it, and does nothing when it is given 0.</param>
    /// <remarks>Marshal.Prelink would do, were it not for published programs: of code that is compiled already it links nothing.</remarks>
    internal static void Link(Assembly torchSharp, string name, nint library)
    {
        if (torchSharp.GetType("TorchSharp.PInvoke.NativeMethods")?.GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic) is not { } call)
        {
            return;
        }

        _instead = library;
        try
        {
            call.Invoke(null, [(nint)0]);
        }
        finally
        {
            _instead = 0;
        }
    }

    private static void Bind(Assembly assembly)
    {
        if (assembly.GetName().Name == Caller)
        {
            // TorchSharp first asks for the library by itself, which only the event answers; its calls go to the resolver.
            AssemblyLoadContext.GetLoadContext(assembly)!.ResolvingUnmanagedDll += static (caller, library) => library == Library ? OlderStandardLibrary.Load(caller) : 0;
            NativeLibrary.SetDllImportResolver(assembly, static (library, caller, _) => library != Library ? 0 : _instead != 0 ? _instead : OlderStandardLibrary.Load(caller));
            ScalarLifetimes.Extend(assembly);
        }
    }
}
