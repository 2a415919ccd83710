namespace AnimeGan.Training;

/// <summary>What processes that train one pair of networks together have to decide.</summary>
public sealed record RankSettings
{
    internal const string Synchronized = "synchronized";
    internal const string Local = "local";

    /// <summary>By whose statistics batch normalisation goes: "synchronized" for those of the whole batch, so that ranks with a share each compute what one process would; "local" for each rank's own share, which saves two messages a layer and is another training with each number of ranks.</summary>
    public string BatchNorm { get; init; } = Synchronized;

    internal bool Synchronizes => BatchNorm == Synchronized;

    /// <summary>What is out of range, as sentences without a full stop.</summary>
    internal IEnumerable<string> Faults()
    {
        if (BatchNorm is not (Synchronized or Local))
        {
            yield return $"Ranks.BatchNorm must be {Synchronized} or {Local}, got \"{BatchNorm}\"";
        }
    }
}
