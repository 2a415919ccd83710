namespace AnimeGan.Cli.Terminal;

/// <summary>Speed over the last seconds, and from it the time left. What passed before the first count was start-up, and says nothing of either.</summary>
internal sealed class RateMeter
{
    private const double WindowSeconds = 20;
    private readonly Queue<(double Seconds, long Done)> _marks = new();
    private bool _hasBegun;

    /// <summary>Starts at a count that may be above 0, as when a run is resumed.</summary>
    /// <param name="start">What was done before.</param>
    /// <param name="total">What will be done at the end.</param>
    public RateMeter(long start, long total)
    {
        Total = total;
        _marks.Enqueue((0, start));
    }

    /// <summary>What will be done at the end.</summary>
    public long Total { get; set; }

    /// <summary>Units a second; 0 before the second mark.</summary>
    public double PerSecond { get; private set; }

    /// <summary>Time to the total at this speed; null while the speed is unknown.</summary>
    public TimeSpan? Left { get; private set; }

    /// <summary>Notes how far the work has come.</summary>
    /// <param name="seconds">Since the start, never falling.</param>
    /// <param name="done">Units done by then.</param>
    public void Mark(double seconds, long done)
    {
        if (!_hasBegun && done > _marks.Peek().Done && done < Total)
        {
            _hasBegun = true;
            _marks.Clear();
        }

        _marks.Enqueue((seconds, done));
        while (_marks.Count > 2 && seconds - _marks.Peek().Seconds > WindowSeconds)
        {
            _marks.Dequeue();
        }

        var (since, from) = _marks.Peek();
        PerSecond = seconds > since ? (done - from) / (seconds - since) : 0;
        Left = PerSecond > 0 ? TimeSpan.FromSeconds(Math.Min((Total - done) / PerSecond, 8_640_000)) : null;
    }
}
