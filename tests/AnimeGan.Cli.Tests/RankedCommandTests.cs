using System.Diagnostics;
using System.Globalization;
using AnimeGan.Studies;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Several processes that mpirun starts train one pair of networks, or share runs and trials.</summary>
public sealed class RankedCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Train_ByTwoThreeAndFourRanks_EqualsOneProcessAndIsResumed()
    {
        string[] settings = ["train", "--data", await SetAsync(), "--batch", "12", "--base-width", "4", "--steps", "6", "--threads", "1", "--set", "evaluation.references=8", "--set", "evaluation.samples=8"];
        await CommandLine.SucceedAsync([.. settings, "--out", _folder["one"]]);
        var whole = RunFolder.Open(_folder["one"]).ReadStatistics();

        foreach (var ranks in new[] { 2, 3, 4 })
        {
            var run = _folder[$"by{ranks}"];
            var trained = Mpirun(ranks, [.. settings, "--out", run]);

            Assert.True(trained.ExitCode == 0, trained.Error);
            Assert.Single(trained.Error.Split('\n'), line => line.StartsWith($"{ranks} processes together", StringComparison.Ordinal));
            var steps = RunFolder.Open(run).ReadStatistics();
            Assert.Equal(whole.Select(step => step.Step), steps.Select(step => step.Step));
            Assert.All(whole.Zip(steps), pair =>
            {
                Assert.Equal(pair.First.GLoss, pair.Second.GLoss, 1e-3);
                Assert.Equal(pair.First.DGradientNorm, pair.Second.DGradientNorm, 1e-2);
            });
            Assert.Equal(ranks, RunFolder.Open(run).ReadEnvironment().Ranks);
        }

        var resumed = Mpirun(2, ["resume", _folder["by2"], "--steps", "8"]);
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        var refused = await CommandLine.RunAsync("resume", _folder["by2"], "--steps", "9");
        Assert.Equal(ExitCodes.Failure, refused.ExitCode);
        Assert.Contains($"mpirun -np 2 animegan resume {_folder["by2"]}", refused.Error, StringComparison.Ordinal);
        await CommandLine.SucceedAsync("resume", _folder["by2"], "--steps", "9", "--accept-ranks");
        Assert.Equal([new RankChange(8, 1)], RunFolder.Open(_folder["by2"]).ReadEnvironment().RankChanges);
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("STOP")]
    public async Task Train_ARankIsGone_EndsAllAndLeavesAWholeCheckpoint(string signal)
    {
        var run = _folder["gone"];
        var began = Stopwatch.GetTimestamp();
        var result = Mpirun(
            2,
            ["train", "--data", await SetAsync(), "--batch", "8", "--base-width", "4", "--steps", "1000000", "--threads", "1", "--rank-timeout", "20", "--set", "checkpointEverySteps=2", "--set", "evaluation.everySteps=1000000", "--set", "evaluation.references=8", "--out", run],
            mpirun => SendToSecond(signal, run));

        Assert.NotEqual(0, result.ExitCode);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(120));
        if (signal == "STOP")
        {
            // Nobody but the rank that waits can tell.
            Assert.Matches("rank 0 of 2 on .* waited 20 s for the other ranks in '.+'", result.Error);
        }

        var checkpoint = RunFolder.Open(run).Checkpoints().Max(found => found.Step);
        var next = (checkpoint + 1).ToString(CultureInfo.InvariantCulture);
        Assert.Contains($"{next} steps", await CommandLine.SucceedAsync("resume", run, "--steps", next, "--accept-ranks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sweep_ByTwoRanks_SharesItsRunsAndReportsAll()
    {
        var sweep = _folder["sweep"];
        var result = Mpirun(2, ["sweep", "--data", await SetAsync(), "--vary", "objective=non-saturating,hinge", "--seeds", "1", "--steps", "2", "--batch", "8", "--base-width", "4", "--samples", "8", "--set", "evaluation.references=8", "--out", sweep]);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(2, Directory.EnumerateFiles(sweep, "evaluation.json", SearchOption.AllDirectories).Count());
        Assert.Contains("hinge", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figure_ByTwoRanks_IsThatOfOneProcessByteForByteAndATrialThatFailsIsNamed()
    {
        string[] figure = ["figure", "frozen-network", "--quick", "--out"];
        await CommandLine.SucceedAsync([.. figure, _folder["one"]]);

        var result = Mpirun(2, [.. figure, _folder["two"]]);

        Assert.True(result.ExitCode == 0, result.Error);
        var (one, two) = (new StudyFolder(_folder["one"]), new StudyFolder(_folder["two"]));
        Assert.Equal(StudyFolder.ReadNumbers(one.Numbers).Numbers, StudyFolder.ReadNumbers(two.Numbers).Numbers);
        foreach (var file in new[] { "losses.svg", "losses.json" })
        {
            Assert.Equal(await File.ReadAllBytesAsync(_folder[$"one/{file}"], TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(_folder[$"two/{file}"], TestContext.Current.CancellationToken));
        }

        var outcomes = Directory.GetFiles(one.Runs, "*.json").Select(Path.GetFileName).Order().ToList();
        Assert.Equal(outcomes, Directory.GetFiles(two.Runs, "*.json").Select(Path.GetFileName).Order());

        // The second of two trials is rank 1's, and its outcome cannot be written.
        Directory.CreateDirectory(Path.Combine(_folder["bad"], "runs", outcomes.Single(name => name!.StartsWith("cured", StringComparison.Ordinal))!));
        var failed = Mpirun(2, [.. figure, _folder["bad"]]);

        Assert.NotEqual(0, failed.ExitCode);
        Assert.Matches("rank 1 on .*: cured, seed 1: error: ", failed.Error);
        Assert.False(File.Exists(new StudyFolder(_folder["bad"]).Numbers));
    }

    [Fact]
    public void Figure_WithoutTrials_IsMadeOnceAndSaysSo()
    {
        var result = Mpirun(2, ["figure", "dirac", "--out", _folder["dirac"]]);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Single(result.Output.Split('\n'), line => line == new StudyFolder(_folder["dirac"]).Page);
        Assert.Contains("note: dirac has no trials to share; one of the 2 processes did all of it", result.Error, StringComparison.Ordinal);

        // Of a notebook's processes all but the first end at once.
        var second = ChildProcess.Run(
            "dotnet",
            [CommandLine.Program, "figure", "02-minimax", "--out", _folder["notebook"]],
            environment: new Dictionary<string, string> { ["PMI_RANK"] = "1", ["PMI_SIZE"] = "2" });
        Assert.Equal((0, ""), (second.ExitCode, second.Output));
        Assert.False(Directory.Exists(_folder["notebook"]));
    }

    [Fact]
    public async Task Train_BatchThatRanksCannotShare_IsRefusedInOneLine()
    {
        var result = Mpirun(2, ["train", "--data", await SetAsync(), "--batch", "7", "--base-width", "4", "--steps", "2", "--out", _folder["odd"]]);

        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        var line = Assert.Single(result.Error.Split('\n'), line => line.StartsWith("error:", StringComparison.Ordinal));
        Assert.Contains("BatchSize 7 does not divide by 2", line, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["odd"]));
    }

    [Fact]
    public async Task Train_StartedByOpenMpi_SaysWhatToInstall()
    {
        var result = ChildProcess.Run(
            "dotnet",
            [CommandLine.Program, "train", "--data", await SetAsync(), "--steps", "2", "--out", _folder["open"]],
            environment: new Dictionary<string, string> { ["OMPI_COMM_WORLD_RANK"] = "0", ["OMPI_COMM_WORLD_SIZE"] = "2" });

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("apt-get install mpich", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["open"]));
    }

    private async Task<string> SetAsync()
    {
        await CommandLine.SucceedAsync("data", "synth", "--count", "24", "--size", "16", "--out", _folder["set"]);
        return _folder["set"];
    }

    private static ProcessResult Mpirun(int ranks, string[] arguments, Action<Process>? started = null) =>
        ChildProcess.Run("mpirun.mpich", ["-np", $"{ranks}", "dotnet", CommandLine.Program, .. arguments], started: started);

    // Once steps are done.
    private static void SendToSecond(string signal, string run)
    {
        var statistics = Path.Combine(run, "stats.jsonl");
        for (var until = DateTime.UtcNow.AddMinutes(2); DateTime.UtcNow < until; Thread.Sleep(50))
        {
            if (!File.Exists(statistics) || new FileInfo(statistics).Length == 0 || !Directory.EnumerateDirectories(Path.Combine(run, "checkpoints"), "step-*").Skip(1).Any())
            {
                continue;
            }

            var ranks = Process.GetProcessesByName("dotnet").Where(process => Holds(process, "cmdline", run) && Holds(process, "environ", "PMI_RANK=1"));
            ChildProcess.Run("kill", [$"-{signal}", $"{Assert.Single(ranks).Id}"]);
            return;
        }
    }

    private static bool Holds(Process process, string file, string text)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/{file}").Contains(text, StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
