namespace AnimeGan.Training;

/// <summary>Measures a run's samples when the record says so, and writes down what came out.</summary>
internal sealed class SampleEvaluation
{
    private readonly GanTrainer _trainer;
    private readonly ISampleScore? _score;
    private ScoredStep? _latest;

    internal SampleEvaluation(GanTrainer trainer, ISampleScore? score) => (_trainer, _score) = (trainer, score);

    /// <summary>Adds what was measured to a step's statistics, where a measurement is due after it.</summary>
    internal StepStatistics After(StepStatistics step)
    {
        if (_score is null || !IsDue(step.Step))
        {
            return step;
        }

        var terms = new Dictionary<string, double>(step.Terms ?? new Dictionary<string, double>(), StringComparer.Ordinal);
        foreach (var (name, value) in Measure(step.Step))
        {
            terms[name] = value;
        }

        return step with { Terms = terms };
    }

    /// <summary>What was measured after a step, or null; before the first step it is measured now.</summary>
    internal ScoredStep? At(long step)
    {
        if (_score is not null && step == 0 && _latest is null)
        {
            Measure(step);
        }

        return _latest?.Step == step ? _latest : null;
    }

    // Not at an interruption: a run that was stopped and resumed measures what an uninterrupted one does.
    private bool IsDue(long step)
    {
        var record = _trainer.Record;
        var every = record.Evaluation.EverySteps > 0 ? record.Evaluation.EverySteps : record.CheckpointEverySteps;
        return (every > 0 && step % every == 0) || step == record.Steps;
    }

    private IReadOnlyDictionary<string, double> Measure(long step)
    {
        var values = _score!.MeasureAll(_trainer.System.DrawSamples(_score.SampleCount));
        _latest = new ScoredStep(step, _score.Name, values[_score.Name]);

        // Before the step's line and the checkpoint: a process killed in between leaves a line too many, which resuming cuts off.
        File.AppendAllText(_trainer.Folder.ScoresPath, TrainingJson.Write(_latest) + "\n");
        return values;
    }
}
