namespace AnimeGan.Figures;

/// <summary>Moving averages for noisy curves.</summary>
internal static class Smoothing
{
    /// <summary>Exponential moving average without the pull towards zero at the start.</summary>
    /// <param name="values">The curve; a value that is not finite is passed over and stays NaN in the result.</param>
    /// <param name="beta">The weight of the past, 0 (no smoothing) to below 1; 1/(1 − beta) is about the number of values averaged.</param>
    /// <returns>As many values: s[t] = m[t] / (1 − beta^t), where m[t] = beta·m[t − 1] + (1 − beta)·x[t] and m[0] = 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">beta is below 0, 1 or above, or NaN.</exception>
    /// <remarks>The correction is that of Adam's moments: Kingma and Ba 2015 (arXiv 1412.6980), section 3.</remarks>
    public static double[] ExponentialAverage(IReadOnlyList<double> values, double beta)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (!(beta >= 0 && beta < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "The weight of the past must be from 0 to below 1; 0.95 averages about 20 values.");
        }

        var smoothed = new double[values.Count];
        var (moment, remaining) = (0.0, 1.0);
        for (var t = 0; t < smoothed.Length; t++)
        {
            if (!double.IsFinite(values[t]))
            {
                smoothed[t] = double.NaN;
                continue;
            }

            moment = (beta * moment) + ((1 - beta) * values[t]);
            remaining *= beta;
            smoothed[t] = moment / (1 - remaining);
        }

        return smoothed;
    }

    /// <summary>The weight of the past that suits a curve of a length: about a fiftieth of it is averaged.</summary>
    /// <param name="count">How many values the curve has.</param>
    /// <returns>0 below 100 values, which need no smoothing; at most 0.99.</returns>
    public static double DefaultBeta(int count) => count < 100 ? 0 : Math.Min(0.99, Math.Round(1 - (50.0 / count), 3));
}
