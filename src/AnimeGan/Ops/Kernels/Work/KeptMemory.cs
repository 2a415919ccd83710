namespace AnimeGan.Ops;

/// <summary>What a forward pass keeps for the backward pass. It passes from call to call: a step keeps a hundred megabytes, and fresh pages for them would cost a tenth of its time.</summary>
internal sealed unsafe class KeptMemory : IDisposable
{
    // As many as a step of two networks has in use at once, twice over.
    private const int MostIdle = 8;

    private static readonly List<(nint Floats, Arena Arena)> _idle = [];

    private readonly nint _floats;
    private Arena? _arena;

    private KeptMemory(nint floats, Arena arena) => (_floats, _arena) = (floats, arena);

    /// <summary>The first of its numbers.</summary>
    /// <exception cref="ObjectDisposedException">It was given back.</exception>
    public float* First => (_arena ?? throw new ObjectDisposedException(nameof(KeptMemory))).First;

    /// <summary>Whether it was given back.</summary>
    public bool IsGone => _arena is null;

    /// <summary>Takes memory that was given back, or new one.</summary>
    /// <param name="floats">Numbers.</param>
    public static KeptMemory Take(nint floats)
    {
        lock (_idle)
        {
            var at = _idle.FindIndex(idle => idle.Floats == floats);
            if (at >= 0)
            {
                var arena = _idle[at].Arena;
                _idle.RemoveAt(at);
                return new KeptMemory(floats, arena);
            }
        }

        var fresh = new Arena();
        _ = fresh.Floats(floats);
        return new KeptMemory(floats, fresh);
    }

    /// <summary>Gives it back.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _arena, null) is not { } arena)
        {
            return;
        }

        lock (_idle)
        {
            _idle.Add((_floats, arena));
            if (_idle.Count > MostIdle)
            {
                _idle[0].Arena.Free();
                _idle.RemoveAt(0);
            }
        }
    }
}
