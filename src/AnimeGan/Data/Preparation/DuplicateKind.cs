namespace AnimeGan.Data;

/// <summary>In what two inputs agree.</summary>
public enum DuplicateKind
{
    /// <summary>The files have the same bytes.</summary>
    File,

    /// <summary>The files differ, the prepared pixels do not.</summary>
    Pixels,

    /// <summary>The prepared pictures look the same.</summary>
    Near,
}
