namespace AnimeGan.Engine;

/// <summary>Numbers that nobody in .NET refers to any more, and that native code may still be reading.</summary>
/// <param name="wait">How long each is kept; longer than an operator takes to read its arguments.</param>
/// <param name="free">Frees one.</param>
/// <remarks>Safe on every thread.</remarks>
internal sealed class RetiredScalars(TimeSpan wait, Action<nint> free)
{
    private readonly Lock _oneAtATime = new();
    private readonly Queue<(nint Scalar, TimeSpan At)> _kept = [];

    /// <summary>How many were ever retired.</summary>
    public long Count
    {
        get
        {
            lock (_oneAtATime)
            {
                return field;
            }
        }

        private set;
    }

    /// <summary>Takes one, and frees those whose time is over.</summary>
    /// <param name="scalar">Its address.</param>
    /// <param name="now">The time since any one moment; never less than at the call before.</param>
    public void Retire(nint scalar, TimeSpan now)
    {
        lock (_oneAtATime)
        {
            _kept.Enqueue((scalar, now));
            Count++;
            while (now - _kept.Peek().At >= wait)
            {
                free(_kept.Dequeue().Scalar);
            }
        }
    }
}
