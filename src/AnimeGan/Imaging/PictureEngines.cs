namespace AnimeGan.Imaging;

/// <summary>The engine that this build has.</summary>
public static class PictureEngines
{
    // Loaded once, never replaced: constant from the first use on.
    private static readonly Lazy<IPictureEngine> _default = new(Create);

    /// <summary>libvips where TorchSource is 'system', ImageSharp where it is 'nuget'.</summary>
    /// <exception cref="DllNotFoundException">libvips is not installed; 'bash environment/setup.sh' installs it.</exception>
    public static IPictureEngine Default => _default.Value;

#if TORCH_NUGET
    private static ImageSharpEngine Create() => new();
#else
    private static VipsEngine Create() => new();
#endif
}
