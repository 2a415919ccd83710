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
    /// <param name="progress">Called after each pair with how many are kept.</param>
    public static ComparisonResult Run(IPeer ours, IPeer peer, int pairs, int warmups, Action<int> progress)
    {
        for (var i = 0; i < warmups; i++)
        {
            _ = ours.Measure();
            _ = peer.Measure();
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
                first = ours.Measure();
                second = peer.Measure();
            }
            else
            {
                second = peer.Measure();
                first = ours.Measure();
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
}
