namespace AnimeGan.Training;

/// <summary>Which way a picture is translated.</summary>
public enum Translation
{
    /// <summary>From domain A, the record's Data, to domain B, its DataB.</summary>
    AToB,

    /// <summary>From domain B to domain A.</summary>
    BToA,
}
