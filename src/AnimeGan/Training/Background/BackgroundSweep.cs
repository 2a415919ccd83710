namespace AnimeGan.Training;

/// <summary>A sweep on a thread of its own, as <see cref="BackgroundTraining"/> is a training: its runs one after the other, as in the foreground.</summary>
/// <example>
/// <code>
/// var plan = new TrainingRecord { Data = "data/synth32", ImageSize = 32, BaseWidth = 4, BatchSize = 8, Steps = 4 };
/// var sweep = new Sweep("runs/beside-sweep", [new("plain", plan), new("hinge", plan with { Objective = "hinge" })]);
/// using (var training = BackgroundSweep.Start(sweep))
/// {
///     display("they train");    // this cell and others go on
///     display(training.Wait(token: CellCancellation));    // → True
/// }
/// </code>
/// </example>
public sealed class BackgroundSweep : IDisposable
{
    private readonly BackgroundThread<(Variation Variation, Action<ITrainingObserver> What)> _thread;

    private BackgroundSweep(Sweep sweep, Func<Variation, TrainingServices> services) =>
        _thread = new("Sweep", (tell, stop) => sweep.Run(
            variation =>
            {
                var given = services(variation);
                return given with { Observers = [.. given.Observers, new EventRecorder(what => tell((variation, what)))] };
            },
            stop));

    /// <summary>Whether it still trains.</summary>
    public bool IsRunning => _thread.IsRunning;

    /// <summary>Starts to train what is not done yet, and returns at once.</summary>
    /// <param name="sweep">Not to be run elsewhere meanwhile; what is finished can be asked for.</param>
    /// <param name="services">As <see cref="Sweep.Run"/> takes it; called on the sweep's thread, and so are observers here. Null for nothing.</param>
    public static BackgroundSweep Start(Sweep sweep, Func<Variation, TrainingServices>? services = null)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        return new BackgroundSweep(sweep, services ?? (_ => new TrainingServices()));
    }

    /// <summary>Waits for the sweep's end. Observers are told on this thread of all that has happened since it began, and then of what happens; every call tells from the beginning.</summary>
    /// <param name="watch">The observer of a run, asked when its turn comes; runs that were done before are not asked for. Null for none. What it throws ends the waiting, and the sweep goes on.</param>
    /// <param name="token">When cancelled, the step under way is finished and a checkpoint written; <see cref="Sweep.Run"/> or another start goes on from there.</param>
    /// <returns>True where all runs are done, false where the sweep was asked to stop.</returns>
    /// <exception cref="IOException">Another process trains in one of the folders; so with anything else that the sweep threw, with its stack.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    public bool Wait(Func<Variation, ITrainingObserver>? watch = null, CancellationToken token = default)
    {
        (Variation? Variation, ITrainingObserver? Observer) now = (null, null);
        return _thread.Wait(told =>
        {
            if (told.Variation != now.Variation)
            {
                now = (told.Variation, watch?.Invoke(told.Variation));
            }

            if (now.Observer is { } observer)
            {
                told.What(observer);
            }
        }, token);
    }

    /// <summary>Ends the sweep after the step under way and waits until it is saved; nothing is left to end where it is done.</summary>
    public void Dispose() => _thread.Dispose();
}
