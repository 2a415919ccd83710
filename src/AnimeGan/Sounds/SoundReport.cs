using System.Globalization;
using System.Net;
using static TorchSharp.torch;

namespace AnimeGan.Sounds;

/// <summary>How far sounds are from what they were asked to be.</summary>
/// <param name="Cents">For each sound how far the note furthest from what it should be is from it, in cents: 100 are a semitone; infinity where a note is missing.</param>
/// <param name="Kinds">For each sound what it was to be.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource<SoundReport>), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record SoundReport(IReadOnlyList<double> Cents, IReadOnlyList<SoundKind> Kinds) : IHtml
{
    /// <summary>Share of the sounds all of whose notes are within a quarter tone, 0 to 1.</summary>
    public double InTune => (double)Cents.Count(cents => cents <= Pitch.QuarterTone) / Cents.Count;

    /// <summary>The middle one of the distances, in cents.</summary>
    public double Median => Cents.Order().ElementAt(Cents.Count / 2);

    /// <summary>Reads the notes of sounds, as many as each should have, and holds them against those asked for, the lowest against the lowest.</summary>
    /// <param name="sounds">At least one.</param>
    public static SoundReport Of(SoundBatch sounds)
    {
        ArgumentNullException.ThrowIfNull(sounds);
        using var scope = NewDisposeScope();
        var labels = sounds.Labels.cpu().data<long>().ToArray();
        var kinds = Enumerable.Range(0, labels.Length / 2).Select(i => (SoundKind)labels[(2 * i) + 1]).ToArray();
        var (tones, chords) = (PitchReader.Read(sounds.Waves, 1), PitchReader.Read(sounds.Waves, 3));
        return new SoundReport(
            [.. kinds.Select((kind, i) => Distance(kind == SoundKind.Tone ? tones[i] : chords[i], Pitch.NotesOf((int)labels[2 * i], kind)))],
            kinds);
    }

    /// <summary>Share of the sounds of a kind that are in tune, 0 to 1; NaN where there are none.</summary>
    /// <param name="kind">The kind.</param>
    public double InTuneOf(SoundKind kind) =>
        Cents.Zip(Kinds).Where(sound => sound.Second == kind).Select(sound => sound.First <= Pitch.QuarterTone ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average();

    /// <summary>The report in a line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{InTune * 100:0.0} % of {Cents.Count} sounds are within a quarter tone, half of them within {Median:0.#} cents; tones {InTuneOf(SoundKind.Tone) * 100:0.0} %, major chords {InTuneOf(SoundKind.MajorChord) * 100:0.0} %, minor chords {InTuneOf(SoundKind.MinorChord) * 100:0.0} %");

    /// <summary>The line as a piece of a page.</summary>
    string IHtml.ToHtml() => $"<p>{WebUtility.HtmlEncode(ToString())}</p>";

    private static double Distance(IReadOnlyList<double> read, IReadOnlyList<int> asked) => read.Count < asked.Count
        ? double.PositiveInfinity
        : read.Zip(asked, (frequency, note) => Math.Abs(Pitch.Cents(frequency, Pitch.Frequency(note)))).Max();
}
