namespace AnimeGan.Fuzzing;

/// <summary>Ends the process where an input is still being read after half a minute; a process that stands still is no hang, and its watch stands as well.</summary>
internal sealed class HangWatch : IDisposable
{
    /// <summary>The status of a process that was ended for a hang.</summary>
    public const int Status = 3;
    private const int MostTicks = 30;
    private readonly Timer _timer;
    private long _trials, _seen;
    private int _ticks;

    /// <summary>Begins to watch.</summary>
    /// <param name="say">Is told before the process ends.</param>
    public HangWatch(Action<string> say) => _timer = new Timer(_ => Look(say), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    /// <summary>Another input is read from now on.</summary>
    public void Next() => Interlocked.Increment(ref _trials);

    public void Dispose() => _timer.Dispose();

    private void Look(Action<string> say)
    {
        var now = Interlocked.Read(ref _trials);
        _ticks = now == _seen ? _ticks + 1 : 0;
        _seen = now;
        if (_ticks >= MostTicks)
        {
            say($"one input has been read for {MostTicks} s");
            Environment.Exit(Status);
        }
    }
}
