namespace AnimeGan.Notebooks.Session;

/// <summary>Sees to it that a cancelled cell ends: lets it end by itself, then wakes it where it is blocked, then gives it up.</summary>
/// <param name="gate">The session's thread in user code.</param>
/// <param name="options">How long a cell is waited for.</param>
internal sealed class CellWatch(UserCodeGate gate, SessionOptions options)
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a cancelled cell gets before its awaits are given up.</summary>
    /// <remarks>A cell that took its token means to end by itself, and may be busy with saving what it has.</remarks>
    public static TimeSpan GraceOf(CellScope scope, SessionOptions options) =>
        scope.IsTokenTaken ? options.SavingGrace : options.CancellationGrace;

    /// <summary>Waits for a cell's end.</summary>
    /// <returns>False where it was cancelled and does not end.</returns>
    public async Task<bool> WaitAsync(Task running, CellScope scope)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = scope.Token.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), cancelled);
        if (await Task.WhenAny(running, cancelled.Task).ConfigureAwait(false) == running)
        {
            return true;
        }

        var clock = System.Diagnostics.Stopwatch.StartNew();
        var blockedSince = TimeSpan.Zero;
        while (clock.Elapsed < 2 * GraceOf(scope, options))
        {
            if (!gate.IsBlocked)
            {
                blockedSince = clock.Elapsed;
            }
            else if (scope.IsReading || clock.Elapsed - blockedSince >= Patience(scope))
            {
                gate.Interrupt();
                blockedSince = clock.Elapsed;
            }

            if (await Task.WhenAny(running, Task.Delay(_interval, CancellationToken.None)).ConfigureAwait(false) == running)
            {
                return true;
            }
        }

        return running.IsCompleted;
    }

    /// <summary>How long a cell may be blocked without a break before its wait is ended: a step of training blocks too, now and then.</summary>
    private TimeSpan Patience(CellScope scope) => scope.IsTokenTaken ? options.SavingGrace / 2 : options.CancellationGrace / 4;
}
