namespace AnimeGan.Training;

/// <summary>One run of a <see cref="SweepPlan"/>.</summary>
/// <param name="Variation">What its tables and charts call it: the settings that it varies, such as "objective=hinge, baseWidth=16".</param>
/// <param name="Settings">These, name by name.</param>
/// <param name="Record">What is trained, the seed included.</param>
/// <param name="Folder">Where it is kept.</param>
public sealed record PlannedRun(string Variation, IReadOnlyList<(string Name, string Value)> Settings, TrainingRecord Record, string Folder)
{
    /// <summary>The run, where it was begun; else null.</summary>
    public RunFolder? Open() => File.Exists(Path.Combine(Folder, "config.json")) ? RunFolder.Open(Folder) : null;

    /// <summary>Steps that its newest whole checkpoint has.</summary>
    public long Done => Open() is { } run ? new CheckpointStore(run).NewestWhole()?.State.Step ?? 0 : 0;

    /// <summary>Why training broke off for good, a number that was not finite; null where it did not.</summary>
    public string? Failure => Open() is { } run && run.ReadFailure() is { } failure ? $"{failure.TensorName} was {failure.Value} at step {failure.Step}" : null;

    /// <summary>What differs from the run that its folder holds, threads apart; empty where it is this one, or there is none.</summary>
    public IReadOnlyList<(string Name, string Value)> Differences() => Open() is { } run
        ? [.. RecordSettings.Difference(Record with { Threads = 0 }, run.ReadRecord() with { Threads = 0 })]
        : [];
}
