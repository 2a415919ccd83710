using AnimeGan.Files;
using AnimeGan.Training;

namespace AnimeGan.Evaluation;

/// <summary>What of a run is measured, and on how much.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Pictures that are drawn; a CycleGAN translates as many as its set has at most.</summary>
    public int Samples { get; init; } = 5000;

    /// <summary>Pictures of the run's data, spread evenly over it; all where it has fewer.</summary>
    public int References { get; init; } = 50_000;

    /// <summary>Decides the samples and all that is drawn by chance.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Take the checkpoint with the best score instead of the last.</summary>
    public bool Best { get; init; }

    /// <summary>Names of <see cref="RunEvaluator.MetricNames"/>; null for all that apply.</summary>
    public IReadOnlyList<string>? Metrics { get; init; }

    /// <summary>Attributes whose combinations are counted.</summary>
    public IReadOnlyList<string> ModeAttributes { get; init; } = ["hair_color", "hair_style", "skin_tone"];

    /// <summary>Folder of a prepared set of pictures that the run did not learn from; null for none.</summary>
    public string? HeldOut { get; init; }

    /// <summary>Where the run's data lie now; null where its record says.</summary>
    public MovedSets? Moved { get; init; }

    /// <summary>Which way a CycleGAN translates; others do not read it.</summary>
    public Translation Direction { get; init; }

    /// <summary>Ways for the perceptual path length, at least 10.</summary>
    public int Paths { get; init; } = 1000;

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of range, or a metric or attribute is not known; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Samples, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(References, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(Seed);
        ArgumentOutOfRangeException.ThrowIfLessThan(Paths, PerceptualPathLength.LeastWays);
        ArgumentOutOfRangeException.ThrowIfZero(ModeAttributes.Count, nameof(ModeAttributes));
        foreach (var attribute in ModeAttributes)
        {
            _ = FeatureExtractor.Attribute(attribute);
        }

        var unknown = Metrics?.FirstOrDefault(name => !RunEvaluator.MetricNames.Contains(name));
        if (unknown is not null || Metrics is [])
        {
            throw new ArgumentException($"There is no metric '{unknown}'; there are {string.Join(", ", RunEvaluator.MetricNames)}{Spelling.End(unknown ?? "", RunEvaluator.MetricNames)}");
        }
    }
}
