namespace AnimeGan.Benchmarks;

/// <summary>Two sides measured in turn, so that whatever slows the machine down slows both.</summary>
internal static class PairedComparison
{
    private const double MaxSteal = 0.02;

    /// <summary>Measures pairs, the order swapped every time, and drops those from which the host stole time.</summary>
    /// <param name="ours">Our side.</param>
    /// <param name="peer">The other.</param>
    /// <param name="pairs">Pairs wanted; at most as many again are tried for those dropped.</param>
    /// <param name="warmups">Rounds of both before the first pair.</param>
    /// <param name="row">How often a side does its work before the other has its turn. Caches, clocks and idle threads still belong to the other side when a turn begins; a row makes that weigh little.</param>
    /// <param name="progress">Called after each pair with how many are kept.</param>
    public static ComparisonResult Run(IPeer ours, IPeer peer, int pairs, int warmups, Action<int> progress, int row = 1)
    {
        for (var i = 0; i < warmups; i++)
        {
            _ = Turn(ours, row);
            _ = Turn(peer, row);
        }

        var clock = new StealClock();
        var kept = new List<(double Ours, double Peer)>();
        var dropped = 0;
        for (var i = 0; kept.Count < pairs && i < 2 * pairs; i++)
        {
            _ = clock.Lap();
            double first, second;
            if (i % 2 == 0)
            {
                first = Turn(ours, row);
                second = Turn(peer, row);
            }
            else
            {
                second = Turn(peer, row);
                first = Turn(ours, row);
            }

            if (clock.Lap() > MaxSteal)
            {
                dropped++;
                continue;
            }

            kept.Add((first, second));
            progress(kept.Count);
        }

        return kept.Count > 0
            ? new ComparisonResult(ours.Name, peer.Name, kept, dropped)
            : throw new InvalidOperationException($"All {dropped} pairs lost more than {MaxSteal:P0} to the host: try again on a calmer machine.");
    }

    // The mean seconds of a row.
    private static double Turn(IPeer side, int row) => Enumerable.Range(0, row).Sum(_ => side.Measure()) / row;
}
