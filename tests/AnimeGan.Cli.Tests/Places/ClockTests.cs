using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Clocks that were set back or forth: nothing is taken for newer, older or dead by the time of day alone.</summary>
public sealed class ClockTests(TrainedPlace place) : IClassFixture<TrainedPlace>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Resume_CheckpointsOfAnyTimes_TakesTheOneOfTheLastStep()
    {
        var run = TrainedPlace.Copy(place.Run, _folder["run"]);
        await CommandLine.SucceedAsync("resume", run, "--steps", "4");
        var (future, past) = (DateTime.UtcNow.AddYears(50), DateTime.UnixEpoch.AddDays(1));
        foreach (var (step, path) in RunFolder.Open(run).Checkpoints())
        {
            foreach (var file in Directory.EnumerateFiles(path).Append(path))
            {
                File.SetLastWriteTimeUtc(file, step == 4 ? past : future);
            }
        }

        File.SetLastWriteTimeUtc(Path.Combine(run, "config.json"), future);
        await CommandLine.SucceedAsync("resume", run, "--steps", "5");
        await CommandLine.SucceedAsync([.. TrainedPlace.TrainArguments(place.Set, _folder["straight"], 5)]);

        Assert.Equal(await CommandLine.SucceedAsync("hash", _folder["straight"]), await CommandLine.SucceedAsync("hash", run));
        Assert.Equal([4L, 5L], RunFolder.Open(run).Checkpoints().Select(checkpoint => checkpoint.Step));
    }

    // What a killed command left before the clock was set back would be young for as long.
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Synth_EmptyFolderOfAnotherTime_IsRemoved(int days)
    {
        var left = Directory.CreateDirectory(_folder[".set.partial-000000000000"]);
        left.LastWriteTimeUtc = DateTime.UtcNow.AddDays(days);

        await CommandLine.SucceedAsync("data", "synth", "--count", "2", "--size", "16", "--out", _folder["set"]);

        Assert.False(Directory.Exists(left.FullName));
    }
}
