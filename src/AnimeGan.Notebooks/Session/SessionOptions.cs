namespace AnimeGan.Notebooks.Session;

/// <summary>What a session is started with.</summary>
public sealed record SessionOptions
{
    /// <summary>The folder that paths in #r and #load start from: the notebook's.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>Registers how the session shows values of types that it does not know; null where nobody does.</summary>
    public Action? Formatters { get; init; }

    /// <summary>Called on the session's thread before code of a cell runs, after what it refers to was loaded; null where nobody needs it.</summary>
    public Action? BeforeCode { get; init; }

    /// <summary>How long a cancelled cell may take to end by itself before its awaits are given up; after twice that it counts as stuck.</summary>
    public TimeSpan CancellationGrace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The same for a cell whose code has taken its token: it ends by itself, perhaps after saving what it has.</summary>
    public TimeSpan SavingGrace { get; init; } = TimeSpan.FromSeconds(10);
}
