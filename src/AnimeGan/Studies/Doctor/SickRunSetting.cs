using AnimeGan.Diagnosis;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>A run made on purpose, with what it should be found to have.</summary>
/// <param name="Expected">What it has.</param>
internal sealed record SickRunSetting(Ailment Expected)
{
    /// <summary>"ring", "grid" or "one" for a game in the plane.</summary>
    public string Set { get; init; } = "ring";

    /// <summary>A game in the plane; null for a run on pictures.</summary>
    public PlanarGanOptions? Plane { get; init; }

    /// <summary>A run on pictures; its data and seed are the trial's. Null for a game in the plane.</summary>
    public TrainingRecord? Record { get; init; }

    /// <summary>How many pictures it is trained on.</summary>
    public int Pictures { get; init; } = 1_000;

    /// <summary>The mistake in its loop.</summary>
    public SickRunFault Fault { get; init; }

    /// <summary>Its steps.</summary>
    public long Steps => Plane?.Steps ?? Record!.Steps;
}
