namespace AnimeGan.Figures;

/// <summary>Where a page takes plotly.js from.</summary>
public sealed class PlotlyScript
{
    /// <summary>The version that figures are tested with.</summary>
    public const string Version = "3.7.0";

    /// <summary>The address used where a page has no plotly.js and names no other: the small bundle, one fixed version.</summary>
    public const string CdnAddress = "https://cdn.plot.ly/plotly-cartesian-" + Version + ".min.js";

    private const string Folder = "plotly";

    private PlotlyScript(string? address, string? source)
    {
        Address = address;
        Source = source;
    }

    /// <summary>What the page already has (window.Plotly), else the address in window.animeganPlotlyUrl, else <see cref="CdnAddress"/>.</summary>
    public static PlotlyScript OfThePage { get; } = new(CdnAddress, null);

    /// <summary>No script: the static drawing alone.</summary>
    public static PlotlyScript None { get; } = new(null, null);

    /// <summary>The whole plotly.js that the kit brings with it, which draws every figure; null where the library was copied without it.</summary>
    public static string? ShippedFile { get; } = FindShipped("plotly.min.js");

    /// <summary>The smaller plotly.js that the kit brings with it: lines, points and bars, a fifth of the bytes, but no pictures, heat maps or contours; null where the library was copied without it.</summary>
    public static string? ShippedBasicFile { get; } = FindShipped("plotly-basic.min.js");

    /// <summary>The address to load from, or null.</summary>
    internal string? Address { get; }

    /// <summary>The script itself, or null.</summary>
    internal string? Source { get; }

    /// <summary>A copy beside the page or elsewhere, loaded once for each page.</summary>
    /// <param name="address">Relative to the page ("plotly.min.js") or absolute.</param>
    public static PlotlyScript At(string address)
    {
        ArgumentException.ThrowIfNullOrEmpty(address);
        return new PlotlyScript(address, null);
    }

    /// <summary>The script itself, which becomes part of the page.</summary>
    /// <param name="javaScript">The text of plotly.js.</param>
    public static PlotlyScript Inline(string javaScript)
    {
        ArgumentException.ThrowIfNullOrEmpty(javaScript);
        return new PlotlyScript(null, javaScript);
    }

    /// <summary>The script in a file, which becomes part of the page.</summary>
    /// <param name="path">A plotly.js bundle, usually <see cref="ShippedFile"/>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static PlotlyScript FromFile(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"No plotly.js at '{path}'; the kit's own is {ShippedFile ?? "missing beside the library: build it again"}.", path);
        }

        return Inline(File.ReadAllText(path));
    }

    // A library without a file of its own is inside a program of one file, whose folder it shares.
    private static string? FindShipped(string name)
    {
        var library = typeof(PlotlyScript).Assembly.Location;
        var path = Path.Combine(library.Length > 0 ? Path.GetDirectoryName(library)! : AppContext.BaseDirectory, Folder, name);
        return File.Exists(path) ? path : null;
    }
}
