using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>A study's numbers with everything that they depend on: what numbers.json holds.</summary>
public sealed record StudyRecord
{
    /// <summary>The study's name.</summary>
    public required string Study { get; init; }

    /// <summary>What it shows.</summary>
    public required string Title { get; init; }

    /// <summary>Whose experiment or claim it is.</summary>
    public required string Paper { get; init; }

    /// <summary>How much of it was done: "quick", "normal" or "full".</summary>
    public required string Length { get; init; }

    /// <summary>The first seed.</summary>
    public required long Seed { get; init; }

    /// <summary>The numbers.</summary>
    public required IReadOnlyList<StudyNumber> Numbers { get; init; }

    /// <summary>What a reader should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The machine and the versions.</summary>
    public required RunEnvironment Environment { get; init; }
}
