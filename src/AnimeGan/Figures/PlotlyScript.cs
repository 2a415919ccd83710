namespace AnimeGan.Figures;

/// <summary>Where a page takes plotly.js from.</summary>
public sealed class PlotlyScript
{
    /// <summary>The version that figures are tested with.</summary>
    public const string Version = "4.1.1";

    /// <summary>The address used where a page has no plotly.js and names no other: the small bundle, one fixed version.</summary>
    public const string CdnAddress = "https://cdn.plot.ly/plotly-cartesian-" + Version + ".min.js";

    private PlotlyScript(string? address, string? source)
    {
        Address = address;
        Source = source;
    }

    /// <summary>What the page already has (window.Plotly), else the address in window.animeganPlotlyUrl, else <see cref="CdnAddress"/>.</summary>
    public static PlotlyScript OfThePage { get; } = new(CdnAddress, null);

    /// <summary>No script: the static drawing alone.</summary>
    public static PlotlyScript None { get; } = new(null, null);

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
    /// <param name="path">A plotly.js bundle; environment/setup.sh puts one at artifacts/plotly/plotly.min.js.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static PlotlyScript FromFile(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"No plotly.js at '{path}'; environment/setup.sh puts it at artifacts/plotly/plotly.min.js.", path);
        }

        return Inline(File.ReadAllText(path));
    }
}
