namespace AnimeGan.Files;

/// <summary>Tells a place where this person may not write from all else that can go wrong with files.</summary>
internal static class ReadOnlyPlace
{
    // The number of EROFS, which .NET keeps as it is, and of Windows's write protection.
    private static readonly int[] _codes = [30, unchecked((int)0x80070013)];

    /// <summary>Whether an error says that a file, its folder or the whole file system is read-only.</summary>
    /// <param name="error">What was thrown.</param>
    internal static bool Is(Exception error) => error is UnauthorizedAccessException || (error is IOException && Array.IndexOf(_codes, error.HResult) >= 0);

    /// <summary>The refusal, which names what a person asked for and not the hidden name that it has while it is written.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="cause">What the system said.</param>
    internal static UnauthorizedAccessException Denied(string path, Exception cause) =>
        new($"{path} cannot be written: it, or its folder, is read-only or somebody else's. Name another place, or have the permission given to you.", cause);
}
