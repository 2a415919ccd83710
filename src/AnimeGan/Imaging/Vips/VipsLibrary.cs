using Vips = NetVips;

namespace AnimeGan.Imaging;

/// <summary>libvips in this process: loaded and set up at the first picture that is decoded, never before.</summary>
internal static class VipsLibrary
{
    // The first use of any type of NetVips loads the library, so only Start and what runs after it name one.
    private static readonly Lazy<string> _version = new(Start);

    /// <summary>Loads libvips where that has not happened yet.</summary>
    /// <returns>Its version, such as "8.18.7".</returns>
    /// <exception cref="DllNotFoundException">There is none for this system.</exception>
    public static string Load() => _version.Value;

    private static string Start()
    {
        if (!Vips.ModuleInitializer.VipsInitialized)
        {
            throw new DllNotFoundException(
                $"libvips, which decodes pictures, cannot be loaded on {System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}: "
                + "it comes with the package NetVips.Native of the system that the kit was built for; build it on this one, or publish it with '-r' and this system's name.",
                Vips.ModuleInitializer.Exception);
        }

        // A library must not write to the console; what matters comes back as an exception.
        Vips.Log.SetLogHandler("VIPS", Vips.Enums.LogLevelFlags.All, static (_, _, _) => { });
        Vips.NetVips.BlockUntrusted = true;

        // Pictures are decoded side by side, each by the thread that asked for it, and none of them twice.
        Vips.NetVips.Concurrency = 1;
        Vips.Cache.Max = 0;
        return $"{Vips.NetVips.Version(0)}.{Vips.NetVips.Version(1)}.{Vips.NetVips.Version(2)}";
    }
}
