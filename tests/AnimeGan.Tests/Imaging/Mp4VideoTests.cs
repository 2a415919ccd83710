using AnimeGan.Imaging;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Imaging;

public sealed class Mp4VideoTests
{
    private static readonly string _standIn = RepositoryFiles.PathOf("tests/AnimeGan.Tests/Imaging/oracles/ffmpeg_stand_in.py");

    [Fact]
    public void Write_NoProgram_SaysWhatToInstall()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<FileNotFoundException>(() => Mp4Video.Write(folder["x.mp4"], [Frame(1)], ffmpeg: "no-such-ffmpeg"));

        Assert.Contains("install ffmpeg", error.Message, StringComparison.Ordinal);
        Assert.Contains(".gif", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnyProgram_GetsRawFramesAndTheirSize()
    {
        using var folder = new TemporaryFolder();

        Mp4Video.Write(folder["x.mp4"], [Frame(1), Frame(2)], 24, _standIn);

        Assert.Equal([.. Frame(1).Pixels, .. Frame(2).Pixels], File.ReadAllBytes(folder["x.mp4"]));
        Assert.Contains("-video_size 16x16 -framerate 24", File.ReadAllText(folder["x.said"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ProgramFails_SaysWhy()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<IOException>(() => Mp4Video.Write(folder["broken.mp4"], [Frame(3)], 24, _standIn));

        Assert.Contains("no encoder", error.Message, StringComparison.Ordinal);
    }

    private static RgbImage Frame(byte value) => new(16, 16, [.. Enumerable.Repeat(value, 16 * 16 * 3)]);
}
