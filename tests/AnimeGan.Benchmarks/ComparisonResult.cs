namespace AnimeGan.Benchmarks;

/// <summary>What the pairs say.</summary>
/// <param name="Ours">Name of our side.</param>
/// <param name="Peer">Name of the other.</param>
/// <param name="Pairs">Seconds of both, pair by pair; at least one.</param>
/// <param name="Dropped">Pairs left out because the host stole time.</param>
internal sealed record ComparisonResult(string Ours, string Peer, IReadOnlyList<(double Ours, double Peer)> Pairs, int Dropped)
{
    /// <summary>First quartile, median and third quartile of ours ÷ peer; below 1 means ours is faster.</summary>
    public (double Low, double Median, double High) Ratio => Quartiles(Pairs.Select(pair => pair.Ours / pair.Peer));

    /// <summary>The same of our seconds.</summary>
    public (double Low, double Median, double High) OurSeconds => Quartiles(Pairs.Select(pair => pair.Ours));

    /// <summary>The same of the peer's seconds.</summary>
    public (double Low, double Median, double High) PeerSeconds => Quartiles(Pairs.Select(pair => pair.Peer));

    /// <summary>Quartiles with linear interpolation between neighbours.</summary>
    public static (double Low, double Median, double High) Quartiles(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (At(0.25), At(0.5), At(0.75));

        double At(double share)
        {
            var place = share * (sorted.Length - 1);
            var below = (int)Math.Floor(place);
            var above = Math.Min(below + 1, sorted.Length - 1);
            return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
        }
    }
}
