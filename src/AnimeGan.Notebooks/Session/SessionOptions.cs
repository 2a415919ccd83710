namespace AnimeGan.Notebooks.Session;

/// <summary>What a session is started with.</summary>
public sealed record SessionOptions
{
    /// <summary>The folder that paths in #r and #load start from: the notebook's.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>How long a cancelled cell may take to end by itself before its awaits are given up.</summary>
    public TimeSpan CancellationGrace { get; init; } = TimeSpan.FromSeconds(2);
}
