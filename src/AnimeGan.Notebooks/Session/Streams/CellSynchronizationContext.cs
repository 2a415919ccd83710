namespace AnimeGan.Notebooks.Session;

/// <summary>Brings what follows an await in a cell back to the session's thread, until the cell is given up.</summary>
internal sealed class CellSynchronizationContext(ExecutionThread thread, CellScope scope) : SynchronizationContext
{
    private volatile bool _abandoned;

    /// <summary>After this the cell's awaits lead nowhere: what it had not done yet stays undone.</summary>
    public void Abandon() => _abandoned = true;

    public override void Post(SendOrPostCallback d, object? state) => thread.Post(() => Run(d, state));

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (thread.IsCurrent)
        {
            d(state);
        }
        else
        {
            thread.RunAsync(() =>
            {
                Run(d, state);
                return true;
            }).GetAwaiter().GetResult();
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    private void Run(SendOrPostCallback d, object? state)
    {
        if (_abandoned)
        {
            return;
        }

        var previous = Current;
        SetSynchronizationContext(this);
        try
        {
            thread.Gate.Run(() =>
            {
                d(state);
                return true;
            });
        }
        catch (Exception error)
        {
            // Only 'async void' methods throw here. Their error belongs to the cell that called them, not to the process.
            scope.Write(isError: true, $"Unhandled exception in an async void method: {error}\n");
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }
}
