namespace AnimeGan.Evaluation;

/// <summary>A KID with its error.</summary>
/// <param name="Value">The unbiased estimate over all pairs of pictures; 0 for equal distributions, and by chance below.</param>
/// <param name="StandardError">Of the value, by the jackknife over both samples: it falls with the number of pictures.</param>
/// <param name="SubsetMean">Mean over subsets, as papers give it; its expectation is the value's.</param>
/// <param name="SubsetDeviation">Standard deviation between subsets, as papers give it: it depends on the size of subsets, not on the number of pictures.</param>
/// <param name="RealCount">Real pictures.</param>
/// <param name="GeneratedCount">Generated pictures.</param>
public sealed record KidEstimate(double Value, double StandardError, double SubsetMean, double SubsetDeviation, int RealCount, int GeneratedCount)
{
    /// <summary>The value with its error, for an interval.</summary>
    public Estimate ToEstimate() => new(Value, StandardError, Math.Min(RealCount, GeneratedCount) - 1, "jackknife");
}
