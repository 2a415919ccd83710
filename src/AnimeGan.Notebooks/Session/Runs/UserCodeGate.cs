namespace AnimeGan.Notebooks.Session;

/// <summary>Knows whether the session's thread is in the user's code, and wakes it there where it is blocked.</summary>
/// <remarks>
/// Thread.Interrupt ends Sleep, Wait, Join and lock, and only those. Sent while the session's own code ran, it would end
/// one of that code's waits; so it is sent in user code only, and one that found nothing to wake is taken back on leaving.
/// The gate itself never blocks: what blocks could be hit by the very interrupt that it guards.
/// </remarks>
internal sealed class UserCodeGate(Thread thread)
{
    private const int Outside = 0;
    private const int Inside = 1;
    private const int Interrupting = 2;

    private int _state;
    private bool _wasInterrupted;

    /// <summary>True where the thread is in user code.</summary>
    public bool IsInside => Volatile.Read(ref _state) != Outside;

    /// <summary>True where the thread is in user code and waits there for something: a sleep, a lock, a task, an answer.</summary>
    public bool IsBlocked => Volatile.Read(ref _state) == Inside && thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin);

    /// <summary>Runs user code. On other threads than the session's that is all that it does.</summary>
    public T Run<T>(Func<T> code)
    {
        if (IsInside || Thread.CurrentThread != thread)
        {
            // User code that called back into the session is user code all the same.
            return code();
        }

        Volatile.Write(ref _state, Inside);
        try
        {
            return code();
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Ends the wait that blocks the thread; nothing happens where it is not in user code or not blocked.</summary>
    public void Interrupt()
    {
        if (Interlocked.CompareExchange(ref _state, Interrupting, Inside) != Inside)
        {
            return;
        }

        if (thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
        {
            _wasInterrupted = true;
            thread.Interrupt();
        }

        Volatile.Write(ref _state, Inside);
    }

    private void Leave()
    {
        while (Interlocked.CompareExchange(ref _state, Outside, Inside) != Inside)
        {
            Thread.SpinWait(20);
        }

        if (!_wasInterrupted)
        {
            return;
        }

        _wasInterrupted = false;
        try
        {
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
            // It was meant for a wait of the user's that had ended by itself.
        }
    }
}
