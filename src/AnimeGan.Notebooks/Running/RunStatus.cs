namespace AnimeGan.Notebooks.Running;

/// <summary>How a notebook's run ended; in its metadata in lower case, and 'ok' for the first.</summary>
public enum RunStatus
{
    /// <summary>Every cell ran.</summary>
    Ok,

    /// <summary>A cell failed.</summary>
    Failed,

    /// <summary>Somebody stopped it.</summary>
    Interrupted,
}
