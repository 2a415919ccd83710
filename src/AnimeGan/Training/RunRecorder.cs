using AnimeGan.Files;

namespace AnimeGan.Training;

/// <summary>Whoever watches a training and keeps its folder: statistics, samples, scores, checkpoints, and observers of others. Of several ranks, number 0 alone has one.</summary>
internal sealed class RunRecorder : IDisposable
{
    private readonly RunFolder _folder;
    private readonly FileStream _lock;
    private readonly List<ITrainingObserver> _observers = [];
    private readonly IReadOnlyList<ITrainingObserver> _registered;
    private readonly StatisticsWriter _statistics;
    private readonly SampleEvaluation _evaluation;
    private readonly SampleDrawer _drawer;
    private readonly CheckpointKeeper _keeper;

    /// <summary>Opens the folder's files.</summary>
    /// <param name="run">The run.</param>
    /// <param name="system">What is trained.</param>
    /// <param name="state">Where it stands.</param>
    /// <param name="services">What measures, and who else watches.</param>
    /// <param name="runLock">On the folder; owned from now on.</param>
    internal RunRecorder(ObservedRun run, ITrainingSystem system, Func<CheckpointState> state, TrainingServices services, FileStream runLock)
    {
        (_folder, _lock) = (run.Folder, runLock);
        _statistics = new StatisticsWriter(_folder.StatisticsPath);
        _drawer = new SampleDrawer(run.Record, _folder, system.DrawGrid, (step, grid) => Tell(observer => observer.OnSamples(step, grid)));
        _evaluation = new SampleEvaluation(run.Record, _folder, system, services.Score);
        _keeper = new CheckpointKeeper(run.Record, _folder, system, state, _evaluation, (step, path) => Tell(observer => observer.OnCheckpoint(step, path)));
        _registered = TrainingObservers.Create(run);
        _observers.AddRange([_statistics, _drawer, _keeper, .. _registered, .. services.Observers]);
    }

    /// <summary>The run begins, or goes on.</summary>
    internal void Start(long step) => Tell(observer => observer.OnStart(step));

    /// <summary>A step was taken.</summary>
    internal void Add(StepStatistics step)
    {
        var statistics = _evaluation.After(step);
        Tell(observer => observer.OnStep(statistics));
    }

    /// <summary>The run ends, at its last step or by request.</summary>
    internal void End(long step) => Tell(observer => observer.OnEnd(step));

    /// <summary>Notes where a number stopped being finite.</summary>
    /// <returns>The newest whole checkpoint; null where there is none.</returns>
    internal string? Fail(RunFailure failure)
    {
        var checkpoint = _keeper.Newest();
        DurableFile.Replace(_folder.FailurePath, TrainingJson.Write(failure));
        return checkpoint;
    }

    /// <summary>Closes the files and lets go of the folder.</summary>
    public void Dispose()
    {
        _drawer.Dispose();
        _keeper.Dispose();
        _statistics.Dispose();
        foreach (var observer in _registered.OfType<IDisposable>())
        {
            observer.Dispose();
        }

        _lock.Dispose();
    }

    private void Tell(Action<ITrainingObserver> what) => _observers.ForEach(what);
}
