using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Writes checkpoints at the record's interval, when samples were measured to be the best so far, and at the end.</summary>
internal sealed class CheckpointKeeper(GanTrainer trainer, SampleEvaluation evaluation, Action<string> written) : ITrainingObserver
{
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
    }

    private void Write()
    {
        using var scope = NewDisposeScope();
        var files = trainer.System.Tensors();
        RequireFinite(files);
        var path = _store.Write(Score(trainer.State()), files);
        _last = trainer.Step;
        written(path);
    }

    // Losses and gradients are looked at in each step; weights and averages only here, before they are kept.
    private void RequireFinite(IReadOnlyList<(string File, IReadOnlyList<NamedTensor> Tensors)> files)
    {
        var all = files.SelectMany(file => file.Tensors.Select(tensor => tensor with { Name = $"{Path.GetFileNameWithoutExtension(file.File)}.{tensor.Name}" }));
        if (FiniteSearch.First(all) is var (name, value))
        {
            throw new NonFiniteException(name, value, trainer.Step, _store.NewestWhole()?.Path);
        }
    }

    private CheckpointState Score(CheckpointState state) =>
        evaluation.At(state.Step) is { } scored ? state with { ScoreName = scored.Name, Score = scored.Score } : state;

    private bool IsBest(long step) => evaluation.At(step) is { } scored && !(_store.BestScore() <= scored.Score);
}
