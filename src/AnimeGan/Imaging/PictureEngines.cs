namespace AnimeGan.Imaging;

/// <summary>The engine that this build has.</summary>
public static class PictureEngines
{
    // Loaded once, never replaced: constant from the first use on.
    private static readonly Lazy<IPictureEngine> _default = new(Create);

    /// <summary>libvips.</summary>
    /// <exception cref="DllNotFoundException">libvips is not installed; 'bash environment/setup.sh' installs it.</exception>
    public static IPictureEngine Default => _default.Value;

    private static VipsEngine Create() => new();
}
