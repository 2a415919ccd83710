namespace AnimeGan.Kernel.Interop;

/// <summary>Options of sockets, with libzmq's numbers.</summary>
internal enum SocketOption
{
    /// <summary>Whose requests a dealer sends; bytes.</summary>
    Identity = 5,

    /// <summary>What a subscriber wants to hear: the beginning of the first frame; bytes.</summary>
    Subscribe = 6,

    /// <summary>How many milliseconds a closed socket goes on sending.</summary>
    Linger = 17,

    /// <summary>How many messages may wait to be sent; 0 for no limit.</summary>
    SendLimit = 23,

    /// <summary>How many received messages may wait; 0 for no limit.</summary>
    ReceiveLimit = 24,

    /// <summary>Where the socket listens; text, read only.</summary>
    LastEndpoint = 32,

    /// <summary>1: a publisher hears of every subscription, also of ones that it knows.</summary>
    VerboseSubscriptions = 40,

    /// <summary>1: a client that comes back under its identity takes over from its broken connection.</summary>
    RouterHandover = 56,
}
