namespace AnimeGan.Figures;

/// <summary>A place on display whose content is replaced now and then, at a cost that stays below a share of the time.</summary>
/// <param name="show">Shows a first value and returns what replaces it.</param>
/// <param name="clock">Where times come from.</param>
/// <param name="interval">The least time between two drawings.</param>
/// <param name="share">The largest share of the time that drawing may take, above 0: a drawing of 20 ms at 0.01 comes every 2 s at most.</param>
internal sealed class LivePlace(Func<object, Action<object>> show, TimeProvider clock, TimeSpan interval, double share)
{
    private Action<object>? _replace;
    private Func<object>? _pending;
    private long _drawn;
    private TimeSpan _cost;
    private TimeSpan _wait;

    /// <summary>Has new content, which is made only if it is drawn: now, where enough time has passed, else later or never.</summary>
    /// <param name="content">Makes what to show.</param>
    public void Offer(Func<object> content)
    {
        _pending = content;
        if (_replace is null || clock.GetElapsedTime(_drawn) >= _wait)
        {
            Flush();
        }
    }

    /// <summary>Shows the newest content, if it is not shown yet, however little time has passed.</summary>
    public void Flush()
    {
        if (_pending is null)
        {
            return;
        }

        var started = clock.GetTimestamp();
        var content = _pending();
        _pending = null;
        if (_replace is null)
        {
            _replace = show(content);
        }
        else
        {
            _replace(content);
        }

        // Of the last two costs the lower: the first drawing pays for compilation, and any may meet a collection.
        _drawn = clock.GetTimestamp();
        var (cost, before) = (clock.GetElapsedTime(started, _drawn), _cost);
        _cost = cost;
        _wait = Max(interval, Min(cost, before) / share);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
