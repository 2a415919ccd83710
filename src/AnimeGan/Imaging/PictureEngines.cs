namespace AnimeGan.Imaging;

/// <summary>The engine that the kit has.</summary>
public static class PictureEngines
{
    /// <summary>libvips decodes, ImageSharp encodes; nothing of libvips is loaded before the first picture is decoded.</summary>
    public static IPictureEngine Default { get; } = new VipsEngine();
}
