namespace AnimeGan.Training;

/// <summary>Measures a run's samples when the record says so, and writes down what came out.</summary>
/// <param name="record">The run's.</param>
/// <param name="folder">Where it is written.</param>
/// <param name="system">Draws the samples.</param>
/// <param name="score">The measure; null measures nothing.</param>
internal sealed class SampleEvaluation(TrainingRecord record, RunFolder folder, ITrainingSystem system, ISampleScore? score)
{
    private ScoredStep? _latest;

    /// <summary>Adds what was measured to a step's statistics, where a measurement is due after it.</summary>
    internal StepStatistics After(StepStatistics step)
    {
        if (score is null || !IsDue(step.Step))
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
        if (score is not null && step == 0 && _latest is null)
        {
            Measure(step);
        }

        return _latest?.Step == step ? _latest : null;
    }

    // Not at an interruption: a run that was stopped and resumed measures what an uninterrupted one does.
    private bool IsDue(long step)
    {
        var every = record.Evaluation.EverySteps > 0 ? record.Evaluation.EverySteps : record.CheckpointEverySteps;
        return (every > 0 && step % every == 0) || step == record.Steps;
    }

    private IReadOnlyDictionary<string, double> Measure(long step)
    {
        var values = score!.MeasureAll(system.DrawSamples(score.SampleCount));
        _latest = new ScoredStep(step, score.Name, values[score.Name]);

        // Before the step's line and the checkpoint: a process killed in between leaves a line too many, which resuming cuts off.
        File.AppendAllText(folder.ScoresPath, TrainingJson.Write(_latest) + "\n");
        return values;
    }
}
