namespace AnimeGan.Notebooks.Html;

/// <summary>How a notebook becomes a page.</summary>
public sealed record PageOptions
{
    /// <summary>The folder that relative pictures in the prose are read from: the notebook's.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>The file plotly.min.js, which goes into the page if it shows a chart; charts stay still pictures where this and <see cref="PlotlyLink"/> are null.</summary>
    public string? PlotlyScript { get; init; }

    /// <summary>Where the page finds plotly.min.js beside it, relative to the page, so that many pages share one copy; it then goes into none.</summary>
    public string? PlotlyLink { get; init; }

    /// <summary>Where "All notebooks" leads, relative to the page; no such link where null.</summary>
    public string? IndexLink { get; init; }

    /// <summary>
    /// Lets scripts in outputs and prose run in the page, as they may where one has run the notebook oneself. Otherwise they are shown to the browser
    /// and not run by it (Content-Security-Policy), since a notebook from elsewhere may hold any; the page's own charts work all the same.
    /// </summary>
    public bool Trusted { get; init; }
}
