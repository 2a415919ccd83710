using AnimeGan.Seeds;
using static TorchSharp.torch;

namespace AnimeGan.Sounds;

/// <summary>Plucked tones and chords whose every property is known, drawn by the kit.</summary>
/// <remarks>
/// A note of frequency f is Σ b^(h − 1) · sin(2π h f t) over its first three harmonics h; a chord is the sum of its notes, plucked together. It
/// rises linearly for 4 to 20 ms, and falls as exp(−t / d), d from 40 to 120 ms. Attack, d and brightness b (0.1 to 0.5) are drawn evenly
/// for each sound; its largest sample is 0.8.
/// </remarks>
/// <example>
/// <code>
/// using (var batch = SoundSet.Draw(4, seed: 1))
///     display(new SoundRow(Sound.From(batch.Waves)));
/// </code>
/// </example>
public static class SoundSet
{
    /// <summary>Samples of a sound, an eighth of a second.</summary>
    public const int Samples = 1_024;

    /// <summary>How many values each label has: notes, and kinds.</summary>
    internal static readonly int[] ValueCounts = [Pitch.Notes, Enum.GetValues<SoundKind>().Length];

    /// <summary>Notes times kinds.</summary>
    internal static readonly int Combinations = ValueCounts[0] * ValueCounts[1];

    private const int Harmonics = 3;
    private const double Loudest = 0.8;

    // Rows: notes above the lowest one, by kind; columns that a tone lacks are silent.
    private static readonly long[,] _intervals = { { 0, 0, 0 }, { 0, 4, 7 }, { 0, 3, 7 } };

    /// <summary>Draws sounds of notes and kinds by chance, each equally likely.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">Decides them all.</param>
    /// <returns>The sounds and their labels; the caller's to dispose of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">count is less than 1.</exception>
    public static SoundBatch Draw(int count, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var random = SeedStream.Open(seed, SeedStream.Batches);
        return Draw(count, random);
    }

    /// <summary>The same from a stream.</summary>
    internal static SoundBatch Draw(int count, Generator random)
    {
        using var scope = NewDisposeScope();
        var labels = Labels(count, random);
        var waves = Waves(labels, random);
        return new SoundBatch(waves.MoveToOuterDisposeScope(), labels.MoveToOuterDisposeScope());
    }

    /// <summary>Notes and kinds by chance, [N, 2], int64.</summary>
    internal static Tensor Labels(int count, Generator random) =>
        stack([.. ValueCounts.Select(values => randint(0, values, new long[] { count }, dtype: ScalarType.Int64, generator: random))], 1);

    /// <summary>A place for each note of each kind: [N, 2], int64, to [N, 36], float32.</summary>
    internal static Tensor OneHot(Tensor labels)
    {
        using var scope = NewDisposeScope();
        var combination = (labels.select(1, 0) * ValueCounts[1]) + labels.select(1, 1);
        return nn.functional.one_hot(combination, Combinations).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    private static Tensor Waves(Tensor labels, Generator random)
    {
        var count = labels.shape[0];
        var (note, kind) = (labels.select(1, 0), labels.select(1, 1));
        var t = arange(Samples, dtype: ScalarType.Float32).div_(Sound.DefaultRate).view(1, 1, Samples);

        // [N, 3]: three notes, and whether each of them sounds
        var notes = note.unsqueeze(1) + tensor(_intervals).index_select(0, kind);
        var sounds = (kind.unsqueeze(1) > 0).logical_or(arange(3).unsqueeze(0) == 0).to(ScalarType.Float32);
        var frequency = pow(2, notes.to(ScalarType.Float32) / 12).mul(Pitch.Frequency(0)).unsqueeze(2);
        var phase = frequency * t * (2 * Math.PI);
        var brightness = Between(0.1, 0.5, count, random).unsqueeze(2);
        var tones = Enumerable.Range(1, Harmonics).Select(h => pow(brightness, h - 1) * sin(phase * h)).Aggregate((sum, harmonic) => sum + harmonic);

        // [N, 3, L] to [N, 1, L]
        var mixed = (tones * sounds.unsqueeze(2)).sum(1, keepdim: true) * Envelope(t, count, random);
        return mixed * Loudest / mixed.abs().amax([2], keepdim: true);
    }

    private static Tensor Envelope(Tensor t, long count, Generator random)
    {
        var (attack, decay) = (Between(0.004, 0.02, count, random).unsqueeze(2), Between(0.04, 0.12, count, random).unsqueeze(2));
        return (t / attack).clamp_max(1) * exp(-t / decay);
    }

    // [N, 1]
    private static Tensor Between(double low, double high, long count, Generator random) => (rand(count, 1, generator: random) * (high - low)) + low;
}
