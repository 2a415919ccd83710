namespace AnimeGan.Data;

/// <summary>Files packed into one: not read, but known, so that a person is told to unpack them.</summary>
public static class Archives
{
    private static readonly string[] _endings = [".zip", ".cbz", ".rar", ".cbr", ".7z", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst"];

    /// <summary>What a file's first bytes announce; null where it is no archive.</summary>
    /// <param name="file">At least its first bytes.</param>
    public static string? Name(ReadOnlySpan<byte> file) => file switch
    {
        [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] => "A ZIP archive",
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, 0x07, ..] => "A RAR archive",
        [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => "A 7z archive",
        [0x1F, 0x8B, 8, ..] => "A gzip archive",
        [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', ..] => "A bzip2 archive",
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => "An xz archive",
        [0x28, 0xB5, 0x2F, 0xFD, ..] => "A zstd archive",
        _ => null,
    };

    /// <summary>Whether a name is an archive's.</summary>
    /// <param name="file">With its ending.</param>
    public static bool HasName(string file) => Array.Exists(_endings, ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
