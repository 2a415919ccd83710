using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>No terminal, and streams that are closed or full.</summary>
public sealed class StreamTests(TrainedPlace place) : IClassFixture<TrainedPlace>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // A log on a full disk, as under nohup or cron: words are lost, and the run is not.
    [Fact]
    public void Train_WordsThatDoNotFit_IsDone()
    {
        var result = Shell("\"$@\" <&- 2>/dev/full", TrainedPlace.TrainArguments(place.Set, _folder["run"]));

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(2, RunFolder.Open(_folder["run"]).Checkpoints()[^1].Step);
        Assert.Contains("2 steps", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Sample_NoStreamForWords_IsDrawn()
    {
        var result = Shell("\"$@\" <&- 2>&-", "sample", place.Run, "--out", _folder["grid.png"]);

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.True(File.Exists(_folder["grid.png"]));
    }

    // Results are what was asked for.
    [Fact]
    public void Hash_ResultsThatDoNotFit_IsAFailure()
    {
        var result = Shell("\"$@\" >/dev/full", "hash", place.Run);

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("No space left on device", Assert.Single(result.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private static ProcessResult Shell(string line, params string[] arguments) => ChildProcess.Run("sh", ["-c", line, "sh", "dotnet", CommandLine.Program, .. arguments]);
}
