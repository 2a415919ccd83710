namespace AnimeGan.Files;

/// <summary>Tells a disk that has no room from all else that can go wrong with files.</summary>
public static class FullDisk
{
    // The numbers of ENOSPC and EDQUOT, which .NET keeps as they are, and of Windows's two.
    private static readonly int[] _codes = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>Whether an error says that there is no room on a disk, or none left of what one may use.</summary>
    /// <param name="error">What was thrown.</param>
    public static bool Is(Exception error) => error is IOException && Array.IndexOf(_codes, error.HResult) >= 0;
}
