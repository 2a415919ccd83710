namespace AnimeGan.Kernel.Interop;

/// <summary>The kinds of socket that the protocol uses, with libzmq's numbers.</summary>
internal enum SocketType
{
    /// <summary>One peer only; within the process, to wake a waiting thread.</summary>
    Pair = 0,

    /// <summary>Receives what was subscribed to.</summary>
    Sub = 2,

    /// <summary>Sends requests and receives answers, in any order.</summary>
    Dealer = 5,

    /// <summary>Receives requests with the identity of whoever sent them, and answers to that identity.</summary>
    Router = 6,

    /// <summary>Sends to all who subscribed, and hears of each subscription.</summary>
    XPub = 9,
}
