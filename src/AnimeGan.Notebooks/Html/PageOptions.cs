namespace AnimeGan.Notebooks.Html;

/// <summary>How a notebook becomes a page.</summary>
public sealed record PageOptions
{
    /// <summary>The folder that relative pictures in the prose are read from: the notebook's.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>The file plotly.min.js, which goes into the page if it shows a chart; charts stay still pictures where null.</summary>
    public string? PlotlyScript { get; init; }

    /// <summary>Where "All notebooks" leads, relative to the page; no such link where null.</summary>
    public string? IndexLink { get; init; }
}
