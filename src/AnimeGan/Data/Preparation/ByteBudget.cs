namespace AnimeGan.Data;

/// <summary>Lets threads use memory up to a sum; one that would go beyond it waits.</summary>
internal sealed class ByteBudget
{
    private readonly object _gate = new();
    private readonly long _total;
    private long _free;

    public ByteBudget(long total)
    {
        _total = total;
        _free = total;
    }

    /// <summary>Waits for and takes some of the budget, at most all of it; dispose what it returns to give it back.</summary>
    public Share Take(long bytes)
    {
        long share = Math.Clamp(bytes, 0, _total);
        lock (_gate)
        {
            while (_free < share)
            {
                Monitor.Wait(_gate);
            }

            _free -= share;
        }

        return new Share(this, share);
    }

    private void Return(long share)
    {
        lock (_gate)
        {
            _free += share;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>A part of the budget in use; the default is none.</summary>
    public readonly struct Share(ByteBudget? budget, long bytes) : IDisposable
    {
        public void Dispose() => budget?.Return(bytes);
    }
}
