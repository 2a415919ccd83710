using At = AnimeGan.Diagnosis.Thresholds.Oscillation;

namespace AnimeGan.Diagnosis;

/// <summary>How often a series turns round after a way that its noise does not explain.</summary>
/// <param name="Turns">How often.</param>
/// <param name="Way">The way that counts: what was asked for, or more where the series is noisy.</param>
/// <param name="Low">The smallest value of the smoothed series.</param>
/// <param name="High">The largest.</param>
/// <remarks>
/// Values measured on small batches differ by chance: two batches of the same pictures are 0.2 apart at two pictures a batch,
/// 0.01 at 64. Of n values with noise of standard deviation σ the largest lies about √(2 ln n) σ above the middle and hardly
/// ever further (Donoho and Johnstone 1994, 'Ideal spatial adaptation by wavelet shrinkage', Biometrika 81:
/// their universal threshold), so that a way of twice that is more than noise goes from one end to the other.
/// </remarks>
internal sealed record Circling(int Turns, double Way, double Low, double High)
{
    /// <summary>Counts.</summary>
    /// <param name="values">The series, evenly spaced.</param>
    /// <param name="window">How many neighbours are averaged first.</param>
    /// <param name="way">What a way must have at least, noise or none.</param>
    internal static Circling Of(IReadOnlyList<double> values, int window, double way)
    {
        if (values.Count == 0)
        {
            return new Circling(0, way, double.NaN, double.NaN);
        }

        var smooth = Robust.Smooth(values, window);
        var needed = Math.Max(way, At.BeyondNoise * NoiseRange(values, window));
        return new Circling(Robust.Swings(smooth, needed), needed, smooth.Min(), smooth.Max());
    }

    // An average over an odd window, as Robust.Smooth takes it, leaves σ / √window of independent noise.
    private static double NoiseRange(IReadOnlyList<double> values, int window) =>
        2 * Math.Sqrt(2 * Math.Log(values.Count)) * Robust.Noise(values) / Math.Sqrt((2 * (window / 2)) + 1);
}
