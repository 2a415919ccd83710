using AnimeGan.Training;

namespace AnimeGan.Diagnosis;

/// <summary>All that the doctor knows of a run. Lists have one value for each of <see cref="Steps"/>; what was not measured is null.</summary>
public sealed record CaseFile
{
    /// <summary>What the run is called.</summary>
    public required string Name { get; init; }

    /// <summary>What its losses mean.</summary>
    public required ObjectiveScale Scale { get; init; }

    /// <summary>The step of each value, rising.</summary>
    public required IReadOnlyList<double> Steps { get; init; }

    /// <summary>D's loss, the mean of its two halves.</summary>
    public required IReadOnlyList<double> DLoss { get; init; }

    /// <summary>G's loss.</summary>
    public required IReadOnlyList<double> GLoss { get; init; }

    /// <summary>Mean D(x), 0 to 1.</summary>
    public IReadOnlyList<double>? DReal { get; init; }

    /// <summary>Mean D(G(z)), 0 to 1.</summary>
    public IReadOnlyList<double>? DFake { get; init; }

    /// <summary>Norm of G's gradient.</summary>
    public IReadOnlyList<double>? GGradient { get; init; }

    /// <summary>Norm of D's gradient.</summary>
    public IReadOnlyList<double>? DGradient { get; init; }

    /// <summary>What was measured now and then, by rising step.</summary>
    public IReadOnlyList<(double Step, StepVitals Values)> Vitals { get; init; } = [];

    /// <summary>Whether samples are pictures; points in a plane have no range.</summary>
    public bool Pictures { get; init; } = true;

    /// <summary>The run's record; null where there is none.</summary>
    public TrainingRecord? Record { get; init; }

    /// <summary>First steps in which D alone learns.</summary>
    public long PretrainSteps { get; init; }

    /// <summary>The number that ended the run.</summary>
    public RunFailure? Failure { get; init; }

    /// <summary>What D believes of pictures that it knows and of others.</summary>
    public MemoryProbe? Probe { get; init; }

    /// <summary>What was guessed, in sentences.</summary>
    public IReadOnlyList<string> Guesses { get; init; } = [];

    /// <summary>How losses from elsewhere were understood, in two lines; nothing of a run of the kit.</summary>
    public IReadOnlyList<string> Understood { get; init; } = [];

    /// <summary>The same losses as those of other objectives, where their values allow more than one.</summary>
    public IReadOnlyList<CaseFile> OtherReadings { get; init; } = [];

    /// <summary>A run of the kit.</summary>
    /// <param name="history">One record a step, by rising step.</param>
    /// <param name="record">The run's record; null for the non-saturating objective.</param>
    /// <param name="name">What the run is called.</param>
    public static CaseFile Of(IReadOnlyList<StepStatistics> history, TrainingRecord? record = null, string name = "run")
    {
        ArgumentNullException.ThrowIfNull(history);
        var scale = record is null ? ObjectiveScale.Of("non-saturating") : ObjectiveScale.OfRun(record);
        return Read(name, scale, [.. history.Select(step => (double)step.Step)], history) with
        {
            Record = record,
            PretrainSteps = record?.Schedule.PretrainSteps ?? 0,
        };
    }

    /// <summary>Steps that were taken by hand with <see cref="GanStep"/>.</summary>
    /// <param name="steps">What they measured, in their order.</param>
    /// <param name="objective">One of <see cref="ObjectiveScale.Names"/>.</param>
    /// <param name="name">What the run is called.</param>
    /// <param name="realTarget">What D was taught to say of real samples; 1 for no smoothing.</param>
    public static CaseFile Of(IReadOnlyList<GanStepValues> steps, string objective = "non-saturating", string name = "run", double realTarget = 1)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return Read(name, ObjectiveScale.Of(objective, realTarget), [.. Enumerable.Range(1, steps.Count).Select(step => (double)step)], steps);
    }

    private static CaseFile Read(string name, ObjectiveScale scale, double[] steps, IReadOnlyList<GanStepValues> values) => new()
    {
        Name = name,
        Scale = scale,
        Steps = steps,
        DLoss = [.. values.Select(step => (step.DLossReal + step.DLossFake) / 2)],
        GLoss = [.. values.Select(step => step.GLoss)],
        DReal = [.. values.Select(step => step.DReal)],
        DFake = [.. values.Select(step => step.DFake)],
        GGradient = [.. values.Select(step => step.GGradientNorm)],
        DGradient = [.. values.Select(step => step.DGradientNorm)],
        Vitals = [.. steps.Zip(values).Where(pair => pair.Second.Vitals is not null).Select(pair => (pair.First, pair.Second.Vitals!))],
    };
}
