using System.Reflection;
using System.Runtime.InteropServices;

namespace AnimeGan.Engine;

/// <summary>Where TorchSharp's calls into its native library lead.</summary>
internal static class TorchSharpCalls
{
    /// <summary>The native library, as TorchSharp names it.</summary>
    internal const string Library = "LibTorchSharp";

    private const string Caller = "TorchSharp";

    [ThreadStatic]
    private static nint _instead;

    /// <summary>Waits for TorchSharp to be loaded; does nothing before.</summary>
    internal static void Watch() => AppDomain.CurrentDomain.AssemblyLoad += static (_, loaded) =>
    {
        if (loaded.LoadedAssembly.GetName().Name == Caller)
        {
            NativeLibrary.SetDllImportResolver(loaded.LoadedAssembly, static (library, _, _) => library != Library ? 0 : _instead != 0 ? _instead : OlderStandardLibrary.Loaded);
            ScalarLifetimes.Extend(loaded.LoadedAssembly);
        }
    };

    /// <summary>Binds a call that has not been made yet to another library than TorchSharp's.</summary>
    /// <param name="torchSharp">TorchSharp; one that has no such call is left as it is.</param>
    /// <param name="name">The call's name.</param>
    /// <param name="library">A library that exports it.</param>
    internal static void Link(Assembly torchSharp, string name, nint library)
    {
        if (torchSharp.GetType("TorchSharp.PInvoke.NativeMethods")?.GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic) is not { } call)
        {
            return;
        }

        _instead = library;
        try
        {
            Marshal.Prelink(call);
        }
        finally
        {
            _instead = 0;
        }
    }
}
