using AnimeGan.Engine;

namespace AnimeGan.Training;

/// <summary>A training on a thread of its own: one cell begins it, others go on, and a later one waits for it and shows what has happened.</summary>
/// <remarks>
/// The result is that of a training in the foreground, bit for bit: randomness is the run's own, and the number of threads is that of whoever
/// starts it. Two trainings at once share the processors; on two cores they train as many images a second as one does. So begin one
/// where people read, or where cells compute little, and not to be faster. Where the process ends, the step under way is finished and saved if that takes seconds; a
/// notebook that is closed while its kernel lives ends it by <c>Kernel.Root.RegisterForDisposal(training)</c>. On a machine whose convolutions
/// are filled up (<see cref="ConvolutionCheck.Way"/>), layers of your own are not to be computed beside it: oneDNN, which is
/// wrong there for some shapes, is switched on for the whole process during a step. The kit's own networks are right.
/// </remarks>
/// <example>
/// <code>
/// var record = new TrainingRecord { Data = "data/synth32", ImageSize = 32, BaseWidth = 4, BatchSize = 8, Steps = 4 };
/// using (var training = BackgroundTraining.Start(services => GanTrainer.Create(record, "runs/beside", services)))
/// {
///     display("it trains");    // this cell and others go on
///     display(training.Wait([], CellCancellation));    // → True
/// }
/// </code>
/// </example>
public sealed class BackgroundTraining : IDisposable
{
    private readonly BackgroundThread<Action<ITrainingObserver>> _thread;
    private readonly TaskCompletionSource<RunFolder> _made = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _step;

    private BackgroundTraining(Func<TrainingServices, GanTrainer> make, TrainingServices services)
    {
        _thread = new("Training", (tell, stop) => Train(make, services with { Observers = [.. services.Observers, new EventRecorder(tell)] }, stop));
        Folder = _made.Task.GetAwaiter().GetResult();
    }

    /// <summary>Where the run is kept.</summary>
    public RunFolder Folder { get; }

    /// <summary>Steps done by now.</summary>
    public long Step => Interlocked.Read(ref _step);

    /// <summary>Whether it still trains.</summary>
    public bool IsRunning => _thread.IsRunning;

    /// <summary>Starts a training, and returns as soon as its networks are made.</summary>
    /// <param name="make">Makes the trainer, given the services, by <see cref="GanTrainer.Create(TrainingRecord, string, TrainingServices?)"/> or <see cref="GanTrainer.Resume"/>. Called on the training's thread; the trainer is disposed of there.</param>
    /// <param name="services">Logger, clock, score; observers here are called on the training's thread. Null for none.</param>
    /// <exception cref="ArgumentException">What <paramref name="make"/> threw, whatever it is: a record that does not fit, a folder in use.</exception>
    public static BackgroundTraining Start(Func<TrainingServices, GanTrainer> make, TrainingServices? services = null)
    {
        ArgumentNullException.ThrowIfNull(make);
        return new BackgroundTraining(make, services ?? new TrainingServices());
    }

    /// <summary>Waits for the training's end. The observers are told on this thread of all that has happened since it began, and then of what happens; every call tells from the beginning.</summary>
    /// <param name="observers">A notebook's live chart, say. What one of them throws ends the waiting, and the training goes on.</param>
    /// <param name="token">When cancelled, the training's step under way is finished and a checkpoint written, as a training in the foreground does; <see cref="GanTrainer.Resume"/> goes on.</param>
    /// <returns>True where all steps are done, false where the training was asked to stop. Its folder is free then.</returns>
    /// <exception cref="NonFiniteException">A number became infinite or NaN; so with anything else that the training threw, with its stack.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    public bool Wait(IReadOnlyList<ITrainingObserver> observers, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(observers);
        return _thread.Wait(what =>
        {
            foreach (var observer in observers)
            {
                what(observer);
            }
        }, token);
    }

    /// <summary>Ends the training after the step under way and waits until it is saved; nothing is left to end where it is done.</summary>
    public void Dispose() => _thread.Dispose();

    private bool Train(Func<TrainingServices, GanTrainer> make, TrainingServices services, CancellationToken stop)
    {
        GanTrainer trainer;
        try
        {
            trainer = make(services with { Observers = [.. services.Observers, new StepCounter(step => Interlocked.Exchange(ref _step, step))] });
        }
        catch (Exception error)
        {
            _made.SetException(error);
            throw;
        }

        using (trainer)
        {
            Interlocked.Exchange(ref _step, trainer.Step);
            _made.SetResult(trainer.Folder);
            return trainer.Run(stop);
        }
    }

    private sealed class StepCounter(Action<long> count) : ITrainingObserver
    {
        public void OnStep(StepStatistics statistics) => count(statistics.Step);
    }
}
