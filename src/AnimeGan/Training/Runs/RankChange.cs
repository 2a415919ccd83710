namespace AnimeGan.Training;

/// <summary>Another number of processes than before went on with a run.</summary>
/// <param name="Step">Steps done before.</param>
/// <param name="Ranks">Processes from there on; 1 for one by itself.</param>
public sealed record RankChange(long Step, int Ranks);
