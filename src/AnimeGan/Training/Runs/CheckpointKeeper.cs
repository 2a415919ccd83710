using AnimeGan.Files;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Writes checkpoints at the record's interval, when samples were measured to be the best so far, and at the end.</summary>
internal sealed class CheckpointKeeper(GanTrainer trainer, SampleEvaluation evaluation, Action<long, string> written) : ITrainingObserver, IDisposable
{
    private readonly BackgroundWriter _writer = new();
    private readonly CheckpointStore _store = new(trainer.Folder);
    private long _last = -1;

    // A run of which nothing is saved yet could not be resumed, so the beginning is saved too.
    public void OnStart(long steps)
    {
        if (trainer.Folder.Checkpoints().Count == 0)
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
        var interval = trainer.Record.CheckpointEverySteps;
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
        using var scope = NewDisposeScope();
        var files = trainer.System.Tensors();
        RequireFinite(files);
        var (step, state) = (trainer.Step, Score(trainer.State()));
        IReadOnlyList<(string, ReadOnlyMemory<byte>)> contents = [.. files.Select(file => (file.File, SafeTensors.Write(file.Tensors)))];
        string? path = null;
        _writer.Begin(() => path = _store.Write(state, contents), () => written(step, path!));
        _last = step;
    }

    // Losses and gradients are looked at in each step; weights and averages only here, before they are kept.
    private void RequireFinite(IReadOnlyList<(string File, IReadOnlyList<NamedTensor> Tensors)> files)
    {
        var all = files.SelectMany(file => file.Tensors.Select(tensor => tensor with { Name = $"{Path.GetFileNameWithoutExtension(file.File)}.{tensor.Name}" }));
        if (FiniteSearch.First(all) is var (name, value))
        {
            throw new NonFiniteException(name, value, trainer.Step, Newest());
        }
    }

    private CheckpointState Score(CheckpointState state) =>
        evaluation.At(state.Step) is { } scored ? state with { ScoreName = scored.Name, Score = scored.Score } : state;

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
