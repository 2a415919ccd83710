using AnimeGan.Evaluation;
using Xunit;

namespace AnimeGan.Tests.Evaluation;

/// <summary>Whether a figure's error is what it says.</summary>
internal static class Calibration
{
    /// <summary>Figures of fresh samples each: their spread must be what each calls its error.</summary>
    public static void AssertErrorIsTheSpread(IReadOnlyList<Estimate> estimates, double least = 0.7, double most = 1.45)
    {
        var mean = estimates.Average(estimate => estimate.Value);
        var spread = Math.Sqrt(estimates.Sum(estimate => Math.Pow(estimate.Value - mean, 2)) / (estimates.Count - 1));

        var claimed = Math.Sqrt(estimates.Average(estimate => estimate.StandardError * estimate.StandardError));

        Assert.InRange(claimed / spread, least, most);
    }

    /// <summary>The same for a figure that is measured again and again.</summary>
    public static void AssertErrorIsTheSpread(int times, Func<Estimate> measure) =>
        AssertErrorIsTheSpread([.. Enumerable.Range(0, times).Select(_ => measure())]);
}
