namespace AnimeGan.Notebooks.Session;

/// <summary>Lets each display's updates through a few times a second; of those in between only the last is kept.</summary>
/// <typeparam name="T">What is kept of an update.</typeparam>
/// <param name="clock">Where times come from.</param>
/// <param name="interval">The least time between two updates of one display.</param>
internal sealed class UpdateThrottle<T>(TimeProvider clock, TimeSpan interval)
{
    private readonly Dictionary<string, long> _passed = new(StringComparer.Ordinal);

    // In the order in which their displays began to wait.
    private readonly OrderedDictionary<string, T> _waiting = new(StringComparer.Ordinal);

    /// <summary>How long until an update is due; null where none waits, zero where one is due.</summary>
    public TimeSpan? Wait => _waiting.Count == 0 ? null : _waiting.Keys.Min(Remaining);

    /// <summary>Keeps an update where its display had one a short while ago, in place of the one that waits.</summary>
    /// <param name="displayId">The display.</param>
    /// <param name="update">Its newest state.</param>
    /// <returns>False where the update may pass: the caller then passes it on, and says so to <see cref="Passed"/>.</returns>
    public bool Keeps(string displayId, T update)
    {
        if (!_waiting.ContainsKey(displayId) && Remaining(displayId) == TimeSpan.Zero)
        {
            return false;
        }

        _waiting[displayId] = update;
        return true;
    }

    /// <summary>Notes that an update of a display was passed on.</summary>
    /// <param name="displayId">The display.</param>
    public void Passed(string displayId)
    {
        Forget();
        _passed[displayId] = clock.GetTimestamp();
    }

    /// <summary>Hands out updates that waited.</summary>
    /// <param name="all">True for all of them, false for those that are due.</param>
    public IReadOnlyList<T> Take(bool all)
    {
        var taken = new List<T>();
        foreach (var (displayId, update) in _waiting.Where(pair => all || Remaining(pair.Key) <= TimeSpan.Zero).ToList())
        {
            _waiting.Remove(displayId);
            Passed(displayId);
            taken.Add(update);
        }

        return taken;
    }

    private TimeSpan Remaining(string displayId) =>
        _passed.TryGetValue(displayId, out var time) && interval - clock.GetElapsedTime(time) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    // A session may update many thousands of displays: those quiet for long need no memory.
    private void Forget()
    {
        if (_passed.Count < 64)
        {
            return;
        }

        foreach (var displayId in _passed.Keys.Where(id => !_waiting.ContainsKey(id) && Remaining(id) == TimeSpan.Zero).ToList())
        {
            _passed.Remove(displayId);
        }
    }
}
