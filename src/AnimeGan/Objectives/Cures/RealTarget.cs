using System.Globalization;

namespace AnimeGan.Objectives;

/// <summary>One-sided label smoothing: what D is taught to say of real samples.</summary>
/// <remarks>
/// Salimans et al. 2016 (arXiv 1606.03498), section 3.4: smoothing the target of real samples to α and leaving that of
/// generated ones at 0 makes the best D α p / (p + q), so that no sample is worth an ever larger logit.
/// </remarks>
internal static class RealTarget
{
    /// <summary>Throws unless the target is one that still says 'real'.</summary>
    internal static double Require(double realTarget) => realTarget is > 0.5 and <= 1
        ? realTarget
        : throw new ArgumentOutOfRangeException(
            nameof(realTarget),
            realTarget,
            string.Create(CultureInfo.InvariantCulture, $"The target of real samples must lie above 0.5 and be at most 1, got {realTarget}; use 1 for no smoothing or 0.9."));
}
