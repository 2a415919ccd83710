namespace AnimeGan.Studies;

/// <summary>What a study found out.</summary>
public sealed record StudyResult
{
    /// <summary>The numbers, in the order in which they are shown; names differ.</summary>
    public required IReadOnlyList<StudyNumber> Numbers { get; init; }

    /// <summary>The charts; names differ.</summary>
    public IReadOnlyList<StudyFigure> Figures { get; init; } = [];

    /// <summary>The pictures; names differ from each other and from those of the charts.</summary>
    public IReadOnlyList<StudyPicture> Pictures { get; init; } = [];

    /// <summary>What a reader should know: what was shortened, what came out otherwise than expected. Sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>A number by its name.</summary>
    /// <param name="name">Its whole name.</param>
    /// <exception cref="ArgumentException">There is no such number; the message names those there are.</exception>
    public double Number(string name) => Numbers.FirstOrDefault(number => number.Name == name)?.Value
        ?? throw new ArgumentException($"The study has no number '{name}'; it has: {string.Join("; ", Numbers.Select(number => number.Name))}.", nameof(name));
}
