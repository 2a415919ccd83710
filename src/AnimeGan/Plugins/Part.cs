namespace AnimeGan.Plugins;

/// <summary>A part that somebody else wrote, as a run remembers it.</summary>
/// <param name="Kind">What it is: "objective", "penalty of D", "penalty of G", "augmentation", "model", "metric" or "observer".</param>
/// <param name="Name">What a record calls it.</param>
/// <param name="Assembly">Name of its assembly's file; null where it was compiled in memory, as the cells of a notebook are.</param>
/// <param name="Sha256">Of that file; null where there is none.</param>
public sealed record Part(string Kind, string Name, string? Assembly, string? Sha256)
{
    /// <summary>For a sentence, such as "objective 'tilted' of mine.dll".</summary>
    public override string ToString() => $"{Kind} '{Name}' of {Assembly ?? "a cell"}";
}
