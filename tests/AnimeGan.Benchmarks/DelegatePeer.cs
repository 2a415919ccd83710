using System.Diagnostics;

namespace AnimeGan.Benchmarks;

/// <summary>A side that runs in this process.</summary>
/// <param name="name">What stands in the table.</param>
/// <param name="work">The work.</param>
/// <param name="release">Called at the end.</param>
internal sealed class DelegatePeer(string name, Action work, Action? release = null) : IPeer
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public double Measure()
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <inheritdoc />
    public void Dispose() => release?.Invoke();
}
