namespace AnimeGan.Data;

/// <summary>An entry of a folder; nothing has been opened for it.</summary>
/// <param name="Name">As it is shown.</param>
/// <param name="RawName">Its bytes, where they are not UTF-8; otherwise null.</param>
/// <param name="Kind">Links followed.</param>
/// <param name="IsLink">Whether it is a link.</param>
/// <param name="Identity">Of a folder: the same for every name that it has.</param>
internal readonly record struct FolderEntry(string Name, byte[]? RawName, EntryKind Kind, bool IsLink, string? Identity);
