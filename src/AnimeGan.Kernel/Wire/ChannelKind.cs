namespace AnimeGan.Kernel.Wire;

/// <summary>The channels on which messages travel; the fifth, the heartbeat, carries none.</summary>
internal enum ChannelKind
{
    /// <summary>Requests, one after the other.</summary>
    Shell,

    /// <summary>Requests that must be heard while a cell runs.</summary>
    Control,

    /// <summary>The kernel asks the person for a line of text.</summary>
    Stdin,

    /// <summary>What cells put out, and whether the kernel is busy: to everybody.</summary>
    IOPub,
}
