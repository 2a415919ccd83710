namespace AnimeGan.Training;

/// <summary>Who learns when, and how fast.</summary>
public sealed record Schedule
{
    /// <summary>Updates of D for each update of G; each takes a batch of its own. WGAN-GP: 5.</summary>
    public int DiscriminatorSteps { get; init; } = 1;

    /// <summary>Steps that shares of a run are shares of, here and in <see cref="Objectives.Regularization"/>; 0 for the run's own number. A run that is prolonged keeps those that it began with.</summary>
    public long Length { get; init; }

    /// <summary>Share of the run's steps after which both learning rates fall linearly to 0 at its end; 1 for never. CycleGAN: 0.5.</summary>
    public double DecayFrom { get; init; } = 1;

    /// <summary>First steps in which D alone learns, against G as it was drawn.</summary>
    public long PretrainSteps { get; init; }

    /// <summary>Folder of a prepared set that D is pre-trained on instead of the run's own, of the same size; empty for the run's own.</summary>
    public string PretrainData { get; init; } = "";
}
