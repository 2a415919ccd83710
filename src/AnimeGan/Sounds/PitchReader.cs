using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Sounds;

/// <summary>Reads what notes a sound has, from its spectrum, whatever it was asked to be.</summary>
/// <remarks>
/// The sound times a Hann window, filled up with zeros to eight times its length, Fourier-transformed; its notes are the highest peaks
/// between 150 and 1,000 Hz, each at the top of the parabola through the logarithms of its three values (J. O. Smith, 'Spectral Audio Signal Processing',
/// section 'Quadratic Interpolation of Spectral Peaks'). Of a pure tone that is right to a cent.
/// </remarks>
/// <example>
/// <code>
/// var wave = (arange(1_024) * (2 * Math.PI * 440 / Sound.DefaultRate)).sin().reshape(1, 1, 1_024);
/// $"{PitchReader.Read(wave, notes: 1)[0][0]:0.0} Hz"    // → 440.0 Hz
/// </code>
/// </example>
public static class PitchReader
{
    private const int Finer = 8;
    private const double Lowest = 150;
    private const double Highest = 1_000;
    private const double Tiny = 1e-9;

    /// <summary>Reads the notes of sounds.</summary>
    /// <param name="waves">[N, 1, L], float32.</param>
    /// <param name="notes">How many notes to read of each, at least 1.</param>
    /// <param name="rate">Samples a second.</param>
    /// <returns>For each sound its notes in hertz, rising; fewer where its spectrum has fewer peaks.</returns>
    /// <exception cref="ShapeException">waves is not [N, 1, L].</exception>
    /// <exception cref="ArgumentOutOfRangeException">notes or rate is less than 1.</exception>
    public static IReadOnlyList<IReadOnlyList<double>> Read(Tensor waves, int notes, int rate = Sound.DefaultRate)
    {
        ShapeException.Require(waves, nameof(waves), "Pass what SoundSet or a generator draws.", -1, 1, -1);
        ArgumentOutOfRangeException.ThrowIfLessThan(notes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rate, 1);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var length = waves.shape[2];
        var windowed = waves.select(1, 0).to(ScalarType.Float64) * hann_window(length, dtype: ScalarType.Float64);
        var spectrum = (fft.rfft(windowed, Finer * length).abs() + Tiny).log();
        var bin = (double)rate / (Finer * length);
        return [.. spectrum.data<double>().ToArray().Chunk((int)spectrum.shape[1]).Select(row => Peaks(row, bin).Take(notes).Select(peak => peak.Frequency).Order().ToList())];
    }

    // The highest first.
    private static IEnumerable<(double Frequency, double Height)> Peaks(double[] spectrum, double bin)
    {
        var (first, last) = (Math.Max(1, (int)(Lowest / bin)), Math.Min(spectrum.Length - 2, (int)(Highest / bin)));
        return Enumerable.Range(first, Math.Max(0, last - first + 1))
            .Where(i => spectrum[i] > spectrum[i - 1] && spectrum[i] >= spectrum[i + 1])
            .Select(i => (Frequency: (i + Top(spectrum[i - 1], spectrum[i], spectrum[i + 1])) * bin, Height: spectrum[i]))
            .OrderByDescending(peak => peak.Height);
    }

    // Where the parabola through three values has its top, −1/2 to 1/2.
    private static double Top(double before, double at, double after) => (before - after) / (2 * (before - (2 * at) + after));
}
