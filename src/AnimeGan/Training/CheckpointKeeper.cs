using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Writes checkpoints at the record's interval and at the end.</summary>
internal sealed class CheckpointKeeper(GanTrainer trainer, Action<string> written) : ITrainingObserver
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
        if (interval > 0 && statistics.Step % interval == 0)
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

    private CheckpointState Score(CheckpointState state)
    {
        if (trainer.Services.Score is not { } score)
        {
            return state;
        }

        var value = score.Measure(trainer.System.DrawSamples(score.SampleCount));

        // Before the checkpoint: a process killed in between leaves a line too many, which resuming cuts off.
        File.AppendAllText(trainer.Folder.ScoresPath, TrainingJson.Write(new ScoredStep(state.Step, score.Name, value)) + "\n");
        return state with { ScoreName = score.Name, Score = value };
    }
}
