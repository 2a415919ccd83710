namespace AnimeGan.Data;

/// <summary>What an entry of a folder is, links followed.</summary>
internal enum EntryKind
{
    /// <summary>Has bytes.</summary>
    File,

    /// <summary>Has entries.</summary>
    Folder,

    /// <summary>A link to nothing, or to itself.</summary>
    DeadLink,

    /// <summary>Opening it would wait for another program.</summary>
    Pipe,

    /// <summary>Belongs to a running program.</summary>
    Socket,

    /// <summary>A disk, a terminal and the like.</summary>
    Device,
}
