namespace AnimeGan.Training;

/// <summary>What changes from step to step of a run.</summary>
public readonly record struct StepPlan()
{
    /// <summary>Steps taken before this one; lazy penalties are due where it divides by their interval.</summary>
    public long Step { get; init; }

    /// <summary>The share of the schedule's steps taken before this one, 0 to 1; noise and top-k follow it.</summary>
    public double Progress { get; init; }

    /// <summary>Whether G learns; off while D is pre-trained.</summary>
    public bool GeneratorLearns { get; init; } = true;
}
