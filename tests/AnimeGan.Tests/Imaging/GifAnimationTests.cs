using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Imaging;

public sealed class GifAnimationTests
{
    /// <summary>Noise of 200 colours: a palette holds them all, so nothing may change.</summary>
    [Fact]
    public void Encode_FewColors_PillowReadsTheSamePixels()
    {
        var random = new Random(5);
        RgbImage[] frames = [.. Enumerable.Range(0, 3).Select(_ => new RgbImage(150, 97, [.. Enumerable.Range(0, 150 * 97).SelectMany(_ => Color(random.Next(200)))]))];

        var read = Read(GifAnimation.Encode(frames, framesPerSecond: 20));

        Assert.Equal((150, 97, 0), (read.Width, read.Height, read.Loop));
        Assert.Equal(frames.Select(frame => Convert.ToBase64String(frame.Pixels)), read.Frames.Select(frame => frame.Pixels));
        Assert.All(read.Frames, frame => Assert.Equal(50, frame.Milliseconds));
    }

    [Fact]
    public void Encode_FromManyThreads_GivesTheSameBytes()
    {
        var frames = Enumerable.Range(0, 3).Select(index => Face(index, 64)).ToList();
        var expected = GifAnimation.Encode(frames);

        Parallel.For(0, 8, _ => Assert.Equal(expected, GifAnimation.Encode(frames)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(400, 300)]
    public void Encode_OneColor_PillowReadsTheSamePixels(int width, int height)
    {
        var frame = new RgbImage(width, height, [.. Enumerable.Range(0, width * height).SelectMany(_ => new byte[] { 200, 30, 90 })]);

        var read = Read(GifAnimation.Encode([frame], loop: false));

        Assert.Null(read.Loop);
        Assert.Equal(Convert.ToBase64String(frame.Pixels), Assert.Single(read.Frames).Pixels);
    }

    [Fact]
    public void Encode_Faces_AreCloseToWhatTheyWere()
    {
        var frames = Enumerable.Range(0, 4).Select(index => Face(index, 96)).ToList();

        var read = Read(GifAnimation.Encode(frames));

        for (var i = 0; i < frames.Count; i++)
        {
            var pixels = Convert.FromBase64String(read.Frames[i].Pixels);
            Assert.InRange(frames[i].Pixels.Zip(pixels, (a, b) => Math.Abs(a - b)).Average(), 0, 5);
        }
    }

    [Fact]
    public void Encode_FramesOfTwoSizesOrNone_SaysSo()
    {
        Assert.Contains("96×96", Assert.Throws<ArgumentException>(() => GifAnimation.Encode([Face(1, 64), Face(1, 96)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => GifAnimation.Encode([]));
    }

    private static byte[] Color(int index) => [(byte)(index * 37), (byte)(index * 11), (byte)index];

    private static RgbImage Face(long index, int size)
    {
        var planes = new byte[3 * size * size];
        SynthAnime.Render(8, index, size, planes);
        return Planes.ToImage(planes, size, size);
    }

    private static Gif Read(byte[] file)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["x.gif"], file);
        return PythonOracle.RunJson<Gif>("tests/AnimeGan.Tests/Imaging/oracles/read_gif.py", folder["x.gif"]);
    }

    private sealed record Gif(int Width, int Height, int? Loop, IReadOnlyList<GifFrame> Frames);

    private sealed record GifFrame(string Pixels, double Milliseconds);
}
