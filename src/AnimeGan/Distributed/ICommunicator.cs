namespace AnimeGan.Distributed;

/// <summary>What processes that train together say to one another. Every call is one that all of them make, in the same order.</summary>
/// <remarks>Not safe to call from two threads at once. A call that not everybody makes ends within the time-out, with <see cref="RankLostException"/> or the end of the process.</remarks>
public interface ICommunicator : IDisposable
{
    /// <summary>This process's number, 0 to Size − 1. Number 0 alone writes.</summary>
    int Rank { get; }

    /// <summary>How many there are.</summary>
    int Size { get; }

    /// <summary>Replaces each number by its sum over all ranks, the same bits on each.</summary>
    /// <param name="values">As many on every rank.</param>
    /// <param name="what">What it is, for the line that says who waited for it.</param>
    void Sum(Span<double> values, string what);

    /// <summary>Begins such a sum, while the caller goes on.</summary>
    /// <param name="values">Pinned memory (<see cref="GC.AllocateArray{T}(int, bool)"/>), nobody else's until the sum is waited for.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="what">What it is.</param>
    IPendingSum BeginSum(float[] values, int count, string what);

    /// <summary>Puts everybody's bytes side by side, in the order of ranks.</summary>
    /// <param name="own">As many on every rank.</param>
    /// <param name="all">Size times as many.</param>
    /// <param name="what">What it is.</param>
    void Gather(ReadOnlySpan<byte> own, Span<byte> all, string what);

    /// <summary>Gives everybody what rank 0 has.</summary>
    /// <param name="bytes">As many on every rank.</param>
    /// <param name="what">What it is.</param>
    void Broadcast(Span<byte> bytes, string what);
}
