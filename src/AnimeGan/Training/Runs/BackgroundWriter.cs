namespace AnimeGan.Training;

/// <summary>Writes one thing at a time on another thread, while training goes on.</summary>
/// <remarks>What was written is told on the training thread, and what failed is thrown there: at the next step, the next writing, or the end.</remarks>
internal sealed class BackgroundWriter : IDisposable
{
    private Task _writing = Task.CompletedTask;
    private Action? _tell;

    /// <summary>Begins to write, once what was begun before is done.</summary>
    /// <param name="write">Must not touch what training changes.</param>
    /// <param name="tell">Called when it is written.</param>
    internal void Begin(Action write, Action tell)
    {
        Finish();
        (_writing, _tell) = (Task.Run(write), tell);
    }

    /// <summary>Tells of what has been written by now.</summary>
    internal void Look()
    {
        if (_writing.IsCompleted)
        {
            Finish();
        }
    }

    /// <summary>Waits until all is written, and tells of it.</summary>
    internal void Finish()
    {
        var tell = _tell;
        _tell = null;
        _writing.GetAwaiter().GetResult();
        tell?.Invoke();
    }

    /// <summary>Waits; a failure that nobody waited for any more has ended with the run, which has failed for a reason of its own.</summary>
    public void Dispose() => _writing.ContinueWith(_ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
}
