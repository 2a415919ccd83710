namespace AnimeGan.Objectives;

/// <summary>The objectives by the names that a record uses.</summary>
public static class GanObjectives
{
    /// <summary>Every name there is.</summary>
    public static IReadOnlyList<string> Names { get; } = ["non-saturating", "minimax"];

    /// <summary>Makes the objective of that name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such objective.</exception>
    public static IGanObjective Create(string name) => name switch
    {
        "non-saturating" => new NonSaturatingObjective(),
        "minimax" => new MinimaxObjective(),
        _ => throw new ArgumentException($"There is no objective '{name}'; choose one of: {string.Join(", ", Names)}.", nameof(name)),
    };
}
