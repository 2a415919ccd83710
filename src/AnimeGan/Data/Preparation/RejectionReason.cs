namespace AnimeGan.Data;

/// <summary>Why a file is not in the set.</summary>
public enum RejectionReason
{
    /// <summary>It has no bytes.</summary>
    Empty,

    /// <summary>Its content and its name are no picture's.</summary>
    NotAPicture,

    /// <summary>Its name is a picture's, its content is not.</summary>
    Mislabelled,

    /// <summary>A kind of picture that is not read.</summary>
    Unsupported,

    /// <summary>More pixels than allowed, or a file of more bytes than a picture can sensibly have.</summary>
    TooLarge,

    /// <summary>Truncated or damaged.</summary>
    Damaged,

    /// <summary>The system would not let it be read.</summary>
    Unreadable,

    /// <summary>A picture without a label where labels were asked for.</summary>
    Unlabelled,

    /// <summary>A link to nothing.</summary>
    DeadLink,

    /// <summary>A pipe, a socket or a device; never opened.</summary>
    NotAFile,

    /// <summary>Files packed into one, which may hold pictures.</summary>
    Archive,
}
