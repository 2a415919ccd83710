using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;
using AnimeGan.Engine.Interop;

namespace AnimeGan.Engine;

/// <summary>Loads TorchSharp's native library where the system's libstdc++ is older than GCC 13's, as Debian 12's.</summary>
/// <remarks>
/// The library of TorchSharp 0.107.0 asks for the version GLIBCXX_3.4.32 because of one symbol, ios_base_library_init, which it
/// names and neither calls nor relocates. A copy in memory says that the version may be missing; the package's file is
/// not touched. Nothing happens unless the loader has refused the file for that very reason.
/// </remarks>
internal static class OlderStandardLibrary
{
    private const string StandardLibrary = "libstdc++.so.6";
    private const string Version = "GLIBCXX_3.4.32";
    private const string SearchPaths = "NATIVE_DLL_SEARCH_DIRECTORIES";

    private static readonly Lock _oneAtATime = new();

    private static nint _library;
    private static bool _isSought;

    /// <summary>Whether this process had to load the changed copy.</summary>
    internal static bool WasNeeded { get; private set; }

    /// <summary>TorchSharp's library, loaded one way or the other.</summary>
    /// <param name="assembly">TorchSharp, wherever it was loaded from.</param>
    /// <returns>Its handle; 0 where the loader shall find it alone, as on every system but Linux.</returns>
    /// <exception cref="DllNotFoundException">The library is there and does not load.</exception>
    internal static nint Load(Assembly assembly)
    {
        lock (_oneAtATime)
        {
            if (!_isSought && OperatingSystem.IsLinux())
            {
                (_library, _isSought) = (Open(assembly), true);
            }

            return _library;
        }
    }

    private static nint Open(Assembly assembly)
    {
        var file = Folders(assembly).Select(folder => Path.Combine(folder, $"lib{TorchSharpCalls.Library}.so")).FirstOrDefault(File.Exists);
        // Of packages the rest of libtorch lies in another one, which the kernel knows; without it TorchSharp says what is missing.
        if (file is null || (!File.Exists(Rest(file)) && !NativeLibrary.TryLoad("torch", assembly, null, out _)))
        {
            return 0;
        }

        try
        {
            return NativeLibrary.Load(file);
        }
        catch (DllNotFoundException refusal) when (refusal.Message.Contains(Version, StringComparison.Ordinal))
        {
            WasNeeded = true;
            return LoadChanged(file);
        }
    }

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location is left out.")]
    private static IEnumerable<string> Folders(Assembly assembly) =>
        ((AppContext.GetData(SearchPaths) as string) ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(AppContext.BaseDirectory)
            .Concat(assembly.Location.Length > 0 ? [Path.GetDirectoryName(assembly.Location)!, NativeFolder(assembly.Location)] : []);

    /// <summary>Where a package keeps what belongs to an assembly in its lib/net8.0: a notebook's packages are used as they lie.</summary>
    private static string NativeFolder(string assembly) =>
        Path.GetFullPath(Path.Combine(assembly, $"../../../runtimes/linux-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}/native"));

    /// <summary>The rest of libtorch, which the library's dependencies lead to.</summary>
    private static string Rest(string file) => Path.Combine(Path.GetDirectoryName(file)!, "libtorch.so");

    private static nint LoadChanged(string file)
    {
        try
        {
            var library = File.ReadAllBytes(file);
            SymbolVersions.Weaken(library, StandardLibrary, Version);

            // The copy has no folder in which the loader would look for it.
            if (File.Exists(Rest(file)))
            {
                NativeLibrary.Load(Rest(file));
            }

            return CLibrary.LoadFromMemory(TorchSharpCalls.Library, library) ?? throw new InvalidDataException("this system has no files in memory (memfd_create)");
        }
        catch (Exception error) when (error is InvalidDataException or IOException or DllNotFoundException or ArgumentException)
        {
            throw new DllNotFoundException(
                $"TorchSharp's {Path.GetFileName(file)} needs the libstdc++ of GCC 13 ({Version}), this system's is older, and the copy that does without could not be loaded: {error.Message}. Take a system from Debian 13 or Ubuntu 24.04 on.", error);
        }
    }
}
