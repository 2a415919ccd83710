using AnimeGan.Playground;
using AnimeGan.Tests.Training;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Playground;

/// <summary>What cannot become a page is refused with the mend, and nothing is written.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class PlaygroundRefusalTests
{
    private static readonly PlaygroundOptions _quick = new() { Directions = 0, Attributes = false };

    [Fact]
    public void Write_TooLargeOrTwiceOrBadlyNamed_SaysWhatToDoAndWritesNothing()
    {
        using var tiny = new TinyRun();
        var (run, page) = (tiny.Train("run", tiny.Record), tiny.Path("page.html"));

        Assert.Contains("--checkpoints 1", Refusal([run], _quick with { MostBytes = 20_000 }), StringComparison.Ordinal);
        Assert.Contains("is given twice", Refusal([run, run], _quick), StringComparison.Ordinal);
        Assert.Contains("at least one run", Refusal([], _quick), StringComparison.Ordinal);
        Assert.Contains("2 names are given for 1 runs", Refusal([run], _quick with { Names = ["a", "b"] }), StringComparison.Ordinal);
        Assert.Contains("Samples must be at least 100, got 5", Refusal([run], _quick with { Samples = 5 }), StringComparison.Ordinal);
        Assert.False(File.Exists(page));

        string Refusal(string[] runs, PlaygroundOptions options) => Assert.ThrowsAny<ArgumentException>(() => PlaygroundPage.Write(runs, page, options)).Message;
    }

    [Fact]
    public void Write_RunWithoutACheckpoint_SaysHowItGoesOn()
    {
        using var tiny = new TinyRun();
        var run = tiny.Train("run", tiny.Record);
        Directory.Delete(RunFolder.Open(run).CheckpointsPath, recursive: true);

        var refusal = Assert.Throws<InvalidDataException>(() => PlaygroundPage.Create([run], _quick, token: TestContext.Current.CancellationToken));

        Assert.Contains("has no checkpoint yet", refusal.Message, StringComparison.Ordinal);
    }
}
