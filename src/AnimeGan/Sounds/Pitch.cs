namespace AnimeGan.Sounds;

/// <summary>Notes as frequencies: twelve equal semitones an octave, A4 at 440 Hz.</summary>
public static class Pitch
{
    /// <summary>A quarter tone, half a semitone, in cents.</summary>
    public const double QuarterTone = 50;

    private static readonly string[] _names = ["A", "A♯", "B", "C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯"];

    /// <summary>The lowest note that <see cref="SoundSet"/> draws: A3.</summary>
    private const double Lowest = 220;

    /// <summary>Notes that a sound can be asked to begin with: the semitones from A3 to G♯4.</summary>
    public static int Notes => _names.Length;

    /// <summary>What a note is called.</summary>
    /// <param name="note">Semitones above A3, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">note is below 0.</exception>
    public static string Name(int note)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(note);
        return _names[note % _names.Length];
    }

    /// <summary>A note's frequency.</summary>
    /// <param name="note">Semitones above A3.</param>
    /// <returns>Hertz.</returns>
    public static double Frequency(double note) => Lowest * Math.Pow(2, note / 12);

    /// <summary>How far one frequency is above another.</summary>
    /// <param name="frequency">Hertz, above 0.</param>
    /// <param name="than">Hertz, above 0.</param>
    /// <returns>Cents: a hundredth of a semitone; below 0 where it is lower.</returns>
    public static double Cents(double frequency, double than) => 1200 * Math.Log2(frequency / than);

    /// <summary>The notes of a sound.</summary>
    /// <param name="note">The lowest one, semitones above A3.</param>
    /// <param name="kind">A tone or a chord.</param>
    /// <returns>Semitones above A3, rising.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static IReadOnlyList<int> NotesOf(int note, SoundKind kind) => kind switch
    {
        SoundKind.Tone => [note],
        SoundKind.MajorChord => [note, note + 4, note + 7],
        SoundKind.MinorChord => [note, note + 3, note + 7],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of sound; take Tone, MajorChord or MinorChord."),
    };
}
