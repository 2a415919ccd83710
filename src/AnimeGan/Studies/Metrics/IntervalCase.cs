using AnimeGan.Evaluation;

namespace AnimeGan.Studies;

/// <summary>A figure on samples of something whose true figure is known.</summary>
/// <param name="Name">Which figure, of what, from how many samples.</param>
/// <param name="Truth">What it should be; null for the mean of all draws, where the figure depends on the number of samples by its definition.</param>
/// <param name="Smallest">Whether it is measured on as few samples as the figure takes.</param>
/// <param name="Measure">Draws fresh samples of a seed and measures them.</param>
/// <param name="Least">The figure cannot be below.</param>
/// <param name="Most">The figure cannot be above.</param>
internal sealed record IntervalCase(string Name, double? Truth, bool Smallest, Func<ulong, Estimate> Measure, double Least = double.NegativeInfinity, double Most = double.PositiveInfinity)
{
    /// <summary>Draws again and again.</summary>
    /// <param name="draws">How often, at least 1.</param>
    /// <param name="seed">Of the first; the others follow.</param>
    /// <param name="progress">Hears of each.</param>
    /// <param name="token">Stops it.</param>
    internal IntervalOutcome Run(int draws, long seed, IProgress<long>? progress = null, CancellationToken token = default)
    {
        var found = new List<(double Value, ConfidenceInterval Interval)>();
        for (var draw = 0; draw < draws; draw++)
        {
            token.ThrowIfCancellationRequested();
            using var scope = TorchSharp.torch.NewDisposeScope();
            var estimate = Measure((ulong)((seed * draws) + draw));
            found.Add((estimate.Value, estimate.Interval(Least, Most)));
            progress?.Report(found.Count);
        }

        var truth = Truth ?? found.Average(one => one.Value);
        return new IntervalOutcome(found.Count(one => one.Interval.High < truth) / (double)draws, found.Count(one => one.Interval.Low > truth) / (double)draws);
    }
}

/// <summary>How often intervals missed.</summary>
/// <param name="Below">Share of intervals that lay below the truth.</param>
/// <param name="Above">Share of intervals that lay above it.</param>
internal sealed record IntervalOutcome(double Below, double Above)
{
    /// <summary>Share of intervals that held the truth.</summary>
    internal double Holds => 1 - Below - Above;
}
