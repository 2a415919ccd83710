using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Sets that change under a run: while it learns from them, and before it goes on.</summary>
public sealed class ChangedDataTests(TrainedPlace place) : IClassFixture<TrainedPlace>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, "became shorter while it was in use")]
    [InlineData(false, "was changed after it was prepared")]
    public async Task Train_PicturesAreChangedMeanwhile_EndsInOneLineAndCanGoOn(bool cut, string words)
    {
        string set = TrainedPlace.Copy(place.Set, _folder["set"]), run = _folder["run"], images = _folder["set/images.npy"];
        var whole = await File.ReadAllBytesAsync(images, TestContext.Current.CancellationToken);

        var result = Train(set, run, 20_000, () => Change(images, cut));

        Assert.True(result.ExitCode == ExitCodes.Failure, $"{result.ExitCode}: {result.Error}");
        Assert.Contains(words, Assert.Single(result.Error.Split('\n'), line => line.StartsWith("error: ", StringComparison.Ordinal)), StringComparison.Ordinal);
        var resumed = await CommandLine.RunAsync("resume", run, "--steps", "5000000");
        Assert.NotEqual(ExitCodes.Success, resumed.ExitCode);
        Assert.Contains("was changed after it was prepared", resumed.Error, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(images, whole, TestContext.Current.CancellationToken);
        var next = RunFolder.Open(run).Checkpoints()[^1].Step + 1;
        Assert.Contains($"{next} steps", await CommandLine.SucceedAsync("resume", run, "--steps", $"{next}"), StringComparison.Ordinal);
    }

    // An open file stays what it was, and the run with it.
    [Fact]
    public async Task Train_SetIsTouchedReplacedAndRemovedMeanwhile_IsTheSameRun()
    {
        const int Steps = 250;
        string set = TrainedPlace.Copy(place.Set, _folder["set"]), images = _folder["set/images.npy"], other = _folder["other"];
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--seed", "9", "--out", other);
        await CommandLine.SucceedAsync(TrainedPlace.TrainArguments(place.Set, _folder["undisturbed"], Steps));

        var result = Train(set, _folder["run"], Steps, () =>
        {
            File.SetLastWriteTimeUtc(images, DateTime.UtcNow.AddYears(-3));
            WaitFor(_folder["run"], 100);
            Directory.Move(set, _folder["old"]);
            Directory.Move(other, set);
            File.SetLastWriteTimeUtc(_folder["old/images.npy"], DateTime.UtcNow.AddYears(3));
            WaitFor(_folder["run"], 150);
            Directory.Delete(_folder["old"], recursive: true);
        });

        Assert.True(result.ExitCode == ExitCodes.Success, result.Error);
        Assert.Equal(await CommandLine.SucceedAsync("hash", _folder["undisturbed"]), await CommandLine.SucceedAsync("hash", _folder["run"]));
    }

    [Fact]
    public async Task Resume_AnotherSetLiesInItsPlace_IsRefused()
    {
        string set = TrainedPlace.Copy(place.Set, _folder["set"]), run = _folder["run"];
        await CommandLine.SucceedAsync(TrainedPlace.TrainArguments(set, run));
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--seed", "9", "--overwrite", "--out", set);

        var resumed = await CommandLine.RunAsync("resume", run, "--steps", "3");

        Assert.Equal(ExitCodes.Failure, resumed.ExitCode);
        Assert.Contains($"The data in {set} is not what the run began with", resumed.Error, StringComparison.Ordinal);
        Assert.Contains("--accept-data", resumed.Error, StringComparison.Ordinal);
    }

    private static void WaitFor(string run, long step)
    {
        for (var end = DateTime.UtcNow.AddMinutes(2); RunFolder.Open(run).Checkpoints()[^1].Step < step;)
        {
            Assert.True(DateTime.UtcNow < end, $"step {step} was not reached");
            Thread.Sleep(5);
        }
    }

    private static ProcessResult Train(string set, string run, int steps, Action change) => ChildProcess.Run(
        "dotnet",
        [CommandLine.Program, .. TrainedPlace.TrainArguments(set, run, steps), "--set", "checkpointEverySteps=50"],
        started: process =>
        {
            var statistics = new FileInfo(Path.Combine(run, "stats.jsonl"));
            while (!process.HasExited && !(statistics.Exists && statistics.Length > 0))
            {
                Thread.Sleep(10);
                statistics.Refresh();
            }

            change();
        });

    // As programs write that know nothing of .NET's locks.
    private static void Change(string images, bool cut)
    {
        using var file = new FileStream(images, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        if (cut)
        {
            file.SetLength(1000);
            return;
        }

        file.Position = 1000;
        file.Write(new byte[500]);
    }
}
