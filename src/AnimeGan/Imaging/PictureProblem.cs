namespace AnimeGan.Imaging;

/// <summary>Why a file gave no picture.</summary>
public enum PictureProblem
{
    /// <summary>The file has no bytes.</summary>
    Empty,

    /// <summary>No picture format's signature is at the start.</summary>
    NotAPicture,

    /// <summary>A picture of a kind that the engine does not read.</summary>
    Unsupported,

    /// <summary>More pixels than allowed: a decompression bomb, or simply too large.</summary>
    TooLarge,

    /// <summary>Truncated or damaged.</summary>
    Damaged,
}
