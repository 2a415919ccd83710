namespace AnimeGan.Training;

/// <summary>When a run's samples are measured while it trains, and against what. It changes no bit of the training itself.</summary>
public sealed record EvaluationSettings
{
    /// <summary>Steps between measurements; 0 measures at each checkpoint. The beginning and the last step are measured too.</summary>
    public long EverySteps { get; init; }

    /// <summary>Samples drawn for a measurement, at least 3, from latent vectors that never change within a run.</summary>
    public int Samples { get; init; } = 500;

    /// <summary>Real pictures that they are compared with, at least 3; all where the set has fewer.</summary>
    public int References { get; init; } = 2000;

    /// <summary>Folder of a prepared set that the run does not train on, of the same size; empty to compare with the training pictures.</summary>
    public string HeldOut { get; init; } = "";

    /// <summary>What is out of range, as sentences without a full stop.</summary>
    internal IEnumerable<string> Faults()
    {
        if (EverySteps < 0)
        {
            yield return $"Evaluation.EverySteps must be at least 0 (0: at each checkpoint), got {EverySteps}";
        }

        if (Samples < 3)
        {
            yield return $"Evaluation.Samples must be at least 3, got {Samples}; a few hundred give a usable KID";
        }

        if (References < 3)
        {
            yield return $"Evaluation.References must be at least 3, got {References}";
        }
    }
}
