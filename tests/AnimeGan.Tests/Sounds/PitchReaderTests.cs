using AnimeGan.Ops;
using AnimeGan.Sounds;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Sounds;

public sealed class PitchReaderTests
{
    [Fact]
    public void Frequency_Notes_AreTheEqualTemperament()
    {
        Assert.Equal(220, Pitch.Frequency(0));
        Assert.Equal(440, Pitch.Frequency(12), 1e-9);
        Assert.Equal(261.626, Pitch.Frequency(3), 1e-3);      // middle C
        Assert.Equal(100, Pitch.Cents(Pitch.Frequency(5), Pitch.Frequency(4)), 1e-9);
        Assert.Equal(["A", "C♯", "E"], Pitch.NotesOf(0, SoundKind.MajorChord).Select(Pitch.Name));
    }

    [Fact]
    public void Read_PureTones_AreRightToACent()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var frequency = (rand(200, 1, ScalarType.Float64, generator: random) * 500) + 200;

        var read = PitchReader.Read(Tones(frequency, random), 1);

        Assert.All(read.Zip(frequency.data<double>().ToArray()), pair => Assert.InRange(Pitch.Cents(Assert.Single(pair.First), pair.Second), -1, 1));
    }

    // As loud noise as tone: 0 dB.
    [Fact]
    public void Read_TonesInNoise_AreRightToAQuarterTone()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        var frequency = (rand(200, 1, ScalarType.Float64, generator: random) * 250) + 220;
        var tones = Tones(frequency, random);

        var read = PitchReader.Read(tones + (randn(tones.shape, ScalarType.Float64, generator: random) * Math.Sqrt(0.5)), 1);

        Assert.All(read.Zip(frequency.data<double>().ToArray()), pair => Assert.InRange(Pitch.Cents(pair.First[0], pair.Second), -Pitch.QuarterTone, Pitch.QuarterTone));
    }

    [Fact]
    public void Read_TheKitsSounds_AreInTune()
    {
        using var sounds = SoundSet.Draw(1_000, seed: 1);

        var report = SoundReport.Of(sounds);

        Assert.Equal(1, report.InTune);
        Assert.InRange(report.Median, 0, 5);
    }

    // A semitone beside what was asked: 100 cents, of a tone and of all notes of a chord.
    [Fact]
    public void Report_AnotherNoteThanAsked_IsASemitoneAway()
    {
        using var sounds = SoundSet.Draw(50, seed: 2);
        using var asked = (sounds.Labels + tensor(new long[] { 1, 0 })).DetachFromDisposeScope();

        var report = SoundReport.Of(sounds with { Labels = asked });

        Assert.All(report.Cents, cents => Assert.InRange(cents, 75, 125));
        Assert.Equal(0, report.InTune);
    }

    [Fact]
    public void Read_Silence_HasNoNotes()
    {
        Assert.Empty(Assert.Single(PitchReader.Read(zeros(1, 1, 256), 3)));
        Assert.Throws<ShapeException>(() => PitchReader.Read(zeros(1, 256), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PitchReader.Read(zeros(1, 1, 256), 0));
    }

    private static Tensor Tones(Tensor frequency, Generator random)
    {
        var t = arange(SoundSet.Samples, dtype: ScalarType.Float64) / Sound.DefaultRate;
        return (((frequency * t) + rand(frequency.shape, ScalarType.Float64, generator: random)) * (2 * Math.PI)).sin().unsqueeze(1);
    }
}
