using static TorchSharp.torch;

namespace AnimeGan.Distributed;

/// <summary>A source of random numbers that stands alike on every rank: what is drawn from it is drawn for the whole batch, and each rank takes its rows.</summary>
/// <param name="random">Its seed is taken over.</param>
/// <param name="ranks">Whose it is.</param>
internal sealed class RankedGenerator(Generator random, Ranks ranks) : Generator((ulong)random.initial_seed())
{
    /// <summary>Whose it is.</summary>
    internal Ranks Ranks { get; } = ranks;

    /// <summary>The ranks that draw from a generator together.</summary>
    internal static Ranks Of(Generator random) => random is RankedGenerator ranked ? ranked.Ranks : Ranks.Alone;
}
