using System.Globalization;

namespace AnimeGan.Benchmarks.Soak;

/// <summary>Whether a measure stayed flat: the median of a phase's last quarter against that of its second, the first being for what is made once.</summary>
/// <param name="Name">The measure in a word, for the file of its chart.</param>
/// <param name="Title">The measure, with its unit.</param>
/// <param name="Value">It, of a sample.</param>
/// <param name="Share">How much more it may be, as a share.</param>
/// <param name="More">How much more it may be at least, in its unit.</param>
/// <param name="Each">How much more it may be for each that was done, by phase: what the phase is known to keep.</param>
internal sealed record SoakVerdict(string Name, string Title, Func<SoakSample, double> Value, double Share, double More, IReadOnlyDictionary<string, double> Each)
{
    /// <summary>Judges one phase.</summary>
    /// <param name="samples">The phase's, in order; at least four.</param>
    /// <returns>Whether it is flat, and the line that says so.</returns>
    public (bool IsFlat, string Line) Of(IReadOnlyList<SoakSample> samples)
    {
        var quarter = samples.Count / 4;
        var (early, late) = (samples.Skip(quarter).Take(quarter).ToList(), samples.TakeLast(quarter).ToList());
        var (before, after) = (Median(early.Select(Value)), Median(late.Select(Value)));
        var kept = Each.GetValueOrDefault(samples[0].Phase) * (Median(late.Select(sample => (double)sample.Done)) - Median(early.Select(sample => (double)sample.Done)));
        var most = before + kept + Math.Max(More, Share * before);
        return (after <= most, string.Create(CultureInfo.InvariantCulture, $"{samples[0].Phase,-12} {Title,-28} {before,10:0.00} to {after,10:0.00}, at most {most,10:0.00}: {(after <= most ? "flat" : "GROWS")}"));
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
