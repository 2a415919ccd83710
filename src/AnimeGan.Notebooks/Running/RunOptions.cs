using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Running;

/// <summary>How a notebook is run.</summary>
public sealed record RunOptions
{
    /// <summary>The folder that relative paths in the notebook start from: the notebook's own.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>Values for the variables of the cell tagged "parameters", as text; their types are the cell's.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>What the session is started with, but for its folder.</summary>
    public SessionOptions Session { get; init; } = new();

    /// <summary>How long one cell may take; without limit where null. A cell past it is cancelled and counts as failed.</summary>
    public TimeSpan? CellTimeout { get; init; }
}
