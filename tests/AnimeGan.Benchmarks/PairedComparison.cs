namespace AnimeGan.Benchmarks;

/// <summary>Sides measured in turn, so that whatever slows the machine down slows all of them.</summary>
internal static class PairedComparison
{
    private const double MaxSteal = 0.02;

    /// <summary>Measures pairs, the order swapped every time, and drops those from which the host stole time.</summary>
    /// <param name="ours">Our side.</param>
    /// <param name="peer">The other.</param>
    /// <param name="pairs">Pairs wanted; at most as many again are tried for those dropped.</param>
    /// <param name="warmups">Times that both work before the first pair.</param>
    /// <param name="progress">Called after each pair with how many are kept.</param>
    public static ComparisonResult Run(IPeer ours, IPeer peer, int pairs, int warmups, Action<int> progress)
    {
        for (var i = 0; i < warmups; i++)
        {
            _ = ours.Measure();
            _ = peer.Measure();
        }

        var (kept, dropped) = Rounds([ours.Measure, peer.Measure], pairs, progress);
        return new ComparisonResult(ours.Name, peer.Name, [.. kept.Select(round => (round[0], round[1]))], dropped);
    }

    /// <summary>Measures rounds, each side once a round, the order turned round every time, and drops those from which the host stole time.</summary>
    /// <param name="sides">What each side measures.</param>
    /// <param name="rounds">Rounds wanted; at most as many again are tried for those dropped.</param>
    /// <param name="progress">Called after each round with how many are kept.</param>
    /// <returns>What the sides measured, in their order, round by round; at least one round.</returns>
    public static (IReadOnlyList<double[]> Kept, int Dropped) Rounds(IReadOnlyList<Func<double>> sides, int rounds, Action<int> progress)
    {
        var clock = new StealClock();
        var kept = new List<double[]>();
        var dropped = 0;
        for (var i = 0; kept.Count < rounds && i < 2 * rounds; i++)
        {
            _ = clock.Lap();
            var round = new double[sides.Count];
            foreach (var side in i % 2 == 0 ? Enumerable.Range(0, sides.Count) : Enumerable.Range(0, sides.Count).Reverse())
            {
                round[side] = sides[side]();
            }

            if (clock.Lap() > MaxSteal)
            {
                dropped++;
                continue;
            }

            kept.Add(round);
            progress(kept.Count);
        }

        return kept.Count > 0
            ? (kept, dropped)
            : throw new InvalidOperationException($"All {dropped} rounds lost more than {MaxSteal:P0} to the host: try again on a calmer machine.");
    }
}
