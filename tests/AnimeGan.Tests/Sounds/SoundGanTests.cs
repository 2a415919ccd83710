using System.Text;
using AnimeGan.Ops;
using AnimeGan.Sounds;
using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Sounds;

[Collection(nameof(ProcessWideState))]
public sealed class SoundGanTests : IDisposable
{
    private static readonly WaveGanOptions _tiny = WaveGanOptions.Quick with { Steps = 4, BatchSize = 4, Width = 2 };

    private readonly int _threads = get_num_threads();

    public SoundGanTests() => set_num_threads(1);

    public void Dispose() => set_num_threads(_threads);

    [Fact]
    public void Draw_Sounds_AreInRangeOfEveryNoteAndKindAndFollowTheSeed()
    {
        using var first = SoundSet.Draw(500, seed: 1);
        using var again = SoundSet.Draw(500, seed: 1);
        using var other = SoundSet.Draw(500, seed: 2);

        Assert.Equal([500, 1, SoundSet.Samples], first.Waves.shape);
        Assert.Equal(0.8, first.Waves.abs().max().item<float>(), 1e-5);
        Assert.Equal(36, first.Labels.data<long>().ToArray().Chunk(2).Select(pair => (pair[0], pair[1])).Distinct().Count());
        Assert.True(first.Waves.equal(again.Waves).all().item<bool>());
        Assert.False(first.Waves.equal(other.Waves).all().item<bool>());
    }

    [Fact]
    public void Networks_ABatch_HaveTheirShapesAndHearWhatWasAsked()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var G = new WaveGenerator(_tiny, random);
        var D = new WaveDiscriminator(_tiny, random);
        var labels = tensor(new long[] { 0, 0, 11, 2, 5, 1 }).view(3, 2);

        var waves = G.call(randn(3, G.LatentSize, generator: random), labels);

        Assert.Equal([3, 1, SoundSet.Samples], waves.shape);
        Assert.InRange(waves.abs().max().item<float>(), 1e-4, 1);
        Assert.Equal([3, 1], D.call(waves, labels).shape);
        Assert.NotEqual(D.call(waves, labels).data<float>().ToArray(), D.call(waves, labels.flip(0)).data<float>().ToArray());
        Assert.Throws<ShapeException>(() => G.call(randn(3, 5), labels));
        Assert.Throws<ShapeException>(() => D.call(waves[.., .., ..100], labels));
        Assert.Throws<ShapeException>(() => D.call(waves, labels[..2]));
    }

    [Fact]
    public void Step_SameSeed_SameNumbersAndSoundsWhateverWasPlayedBetween()
    {
        using var first = new SoundGan(_tiny);
        using var again = new SoundGan(_tiny);
        using var other = new SoundGan(_tiny with { Seed = 2 });

        var values = first.Step();
        again.Play(0, SoundKind.Tone);
        Assert.Equal(values.GLoss, again.Step().GLoss);
        Assert.NotEqual(values.GLoss, other.Step().GLoss);
        Assert.Equal(3, first.Train(TestContext.Current.CancellationToken).Count);
        again.Train(TestContext.Current.CancellationToken);

        using var one = first.Draw(3, seed: 7);
        using var same = again.Draw(3, seed: 7);
        Assert.True(one.Waves.equal(same.Waves).all().item<bool>());
        Assert.Equal("C♯ F G♯", first.Play(4, SoundKind.MajorChord).Name);
        Assert.Throws<ArgumentOutOfRangeException>(() => first.Play(12, SoundKind.Tone));
        Assert.Throws<ArgumentOutOfRangeException>(() => first.Play(0, (SoundKind)3));
    }

    [Theory]
    [InlineData(0, 64, 1e-3, "Width")]
    [InlineData(4, 1, 1e-3, "BatchSize")]
    [InlineData(4, 64, 0, "LearningRate")]
    public void Options_OutOfRange_AreNamed(int width, int batch, double rate, string name) => Assert.Contains(
        name,
        Assert.Throws<ArgumentException>(() => new SoundGan(new WaveGanOptions { Width = width, BatchSize = batch, LearningRate = rate })).Message,
        StringComparison.Ordinal);

    // The canonical header: http://soundfile.sapp.org/doc/WaveFormat
    [Fact]
    public void ToWav_ThreeSamples_IsTheFilesHeaderAndTheirSixteenBits()
    {
        var bytes = new Sound([0, 1, -2], rate: 8_000).ToWav();

        Assert.Equal(50, bytes.Length);
        Assert.Equal("RIFF", Encoding.ASCII.GetString(bytes, 0, 4));
        Assert.Equal("WAVEfmt ", Encoding.ASCII.GetString(bytes, 8, 8));
        Assert.Equal(42, BitConverter.ToInt32(bytes, 4));
        Assert.Equal([16, 0x00010001, 8_000, 16_000, 0x00100002], Enumerable.Range(0, 5).Select(i => BitConverter.ToInt32(bytes, 16 + (4 * i))));
        Assert.Equal("data", Encoding.ASCII.GetString(bytes, 36, 4));
        Assert.Equal(6, BitConverter.ToInt32(bytes, 40));
        Assert.Equal([0, short.MaxValue, -short.MaxValue], Enumerable.Range(0, 3).Select(i => (int)BitConverter.ToInt16(bytes, 44 + (2 * i))));
    }

    [Fact]
    public void ToHtml_ASound_IsAPlayerWithItsNameAndNoNetwork()
    {
        var html = new SoundRow([new Sound([0, 0.5f], "A & <b>")]).ToHtml();

        Assert.Contains("src=\"data:audio/wav;base64,UklGR", html, StringComparison.Ordinal);
        Assert.Contains("A &amp; &lt;b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Sound([]));
        Assert.Throws<ArgumentException>(() => new Sound([float.NaN]));
    }
}
