namespace AnimeGan.Fuzzing;

/// <summary>Ends the process where an input does not come back: after half a minute of processor time, so that a busy machine makes no hang, or ten minutes of waiting.</summary>
internal sealed class HangWatch : IDisposable
{
    /// <summary>The status of a process that was ended for a hang.</summary>
    public const int Status = 3;
    private const int MostTicks = 600;
    private static readonly TimeSpan _mostTime = TimeSpan.FromSeconds(30);
    private readonly Timer _timer;
    private TimeSpan _began;
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
        var (trial, time) = (Interlocked.Read(ref _trials), Environment.CpuUsage.TotalTime);
        if (trial != _seen)
        {
            (_seen, _began, _ticks) = (trial, time, 0);
        }
        else if (time - _began > _mostTime || ++_ticks > MostTicks)
        {
            say($"one input did not come back after {(time - _began).TotalSeconds:0} s of processor time");
            Environment.Exit(Status);
        }
    }
}
