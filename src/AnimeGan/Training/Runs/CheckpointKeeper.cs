using AnimeGan.Files;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Writes checkpoints at the record's interval, when samples were measured to be the best so far, and at the end.</summary>
/// <param name="record">The run's.</param>
/// <param name="folder">Where they are kept.</param>
/// <param name="system">What learns.</param>
/// <param name="state">Where the run stands.</param>
/// <param name="evaluation">Says which is the best.</param>
/// <param name="written">Told the step and the folder of each.</param>
internal sealed class CheckpointKeeper(
    TrainingRecord record, RunFolder folder, ITrainingSystem system, Func<CheckpointState> state, SampleEvaluation evaluation, Action<long, string> written) : ITrainingObserver, IDisposable
{
    private readonly BackgroundWriter _writer = new();
    private readonly CheckpointStore _store = new(folder);
    private long _last = -1;

    // A run of which nothing is saved yet could not be resumed, so the beginning is saved too.
    public void OnStart(long steps)
    {
        if (folder.Checkpoints().Count == 0)
        {
            Write();
        }
        else
        {
            _last = steps;
        }
    }

    public void OnStep(StepStatistics statistics)
    {
        _writer.Look();
        var interval = record.CheckpointEverySteps;
        if ((interval > 0 && statistics.Step % interval == 0) || IsBest(statistics.Step))
        {
            Write();
        }
    }

    public void OnEnd(long steps)
    {
        if (steps != _last)
        {
            Write();
        }

        _writer.Finish();
    }

    public void Dispose() => _writer.Dispose();

    /// <summary>The newest whole checkpoint, once all are written; null where there is none.</summary>
    internal string? Newest()
    {
        _writer.Finish();
        return _store.NewestWhole()?.Path;
    }

    private void Write()
    {
        system.RequireUnchangedData();
        using var scope = NewDisposeScope();
        var (files, now) = (system.Tensors(), Score(state()));
        RequireFinite(files, now.Step);
        IReadOnlyList<(string, ReadOnlyMemory<byte>)> contents = [.. files.Select(file => (file.File, SafeTensors.Write(file.Tensors)))];
        string? path = null;
        _writer.Begin(() => path = _store.Write(now, contents), () => written(now.Step, path!));
        _last = now.Step;
    }

    // Losses and gradients are looked at in each step; weights and averages only here, before they are kept.
    private void RequireFinite(IReadOnlyList<(string File, IReadOnlyList<NamedTensor> Tensors)> files, long step)
    {
        var all = files.SelectMany(file => file.Tensors.Select(tensor => tensor with { Name = $"{Path.GetFileNameWithoutExtension(file.File)}.{tensor.Name}" }));
        if (FiniteSearch.First(all) is var (name, value))
        {
            throw new NonFiniteException(name, value, step, Newest());
        }
    }

    private CheckpointState Score(CheckpointState now) =>
        evaluation.At(now.Step) is { } scored ? now with { ScoreName = scored.Name, Score = scored.Score } : now;

    private bool IsBest(long step)
    {
        if (evaluation.At(step) is not { } scored)
        {
            return false;
        }

        _writer.Finish();
        return !(_store.BestScore() <= scored.Score);
    }
}
