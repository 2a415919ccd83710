using System.Globalization;
using AnimeGan.Data;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>A sweep trains every combination with every seed, once, and its page and table say what came of them.</summary>
public sealed class SweepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _stop = new();

    public SweepTests() => SynthAnime.WriteSet(_folder["faces"], 32, 16, seed: 3, overwrite: false, progress: null, TestContext.Current.CancellationToken);

    private string[] Basis =>
    [
        "sweep", "--data", _folder["faces"], "--steps", "3", "--batch", "8", "--base-width", "4", "--set", "gridSize=2", "--set", "latentSize=8", "--out", _folder["sweep"],
        "--samples", "16", "--vary", "objective=hinge,least-squares", "--seeds", "1-2", "--parallel", "2",
    ];

    private static bool IsFree(string file)
    {
        try
        {
            using var held = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _stop.Dispose();
        _folder.Dispose();
    }

    // As by a system that has run out of memory: whoever is killed can tell nobody.
    [Fact]
    public async Task Sweep_Killed_ItsRunsEndWithItAndTheSameCommandGoesOn()
    {
        const int KilledBySignal = 128 + 9;
        string[] sweep = ["sweep", "--data", _folder["faces"], "--batch", "8", "--base-width", "4", "--vary", "objective=hinge", "--seeds", "1", "--samples", "16", "--set", "evaluation.samples=10", "--out", _folder["killed"], "--steps"];
        RunFolder? run = null;

        var result = ChildProcess.Run("dotnet", [CommandLine.Program, .. sweep, "1000000"], started: process =>
        {
            SpinWait.SpinUntil(() => (run = Find())?.ReadStatistics().Count > 0, TimeSpan.FromMinutes(1));
            process.Kill();
        });

        Assert.Equal(KilledBySignal, result.ExitCode);
        Assert.NotNull(run);
        Assert.True(SpinWait.SpinUntil(() => IsFree(Path.Combine(run.Root, ".lock")), TimeSpan.FromSeconds(10)), "the run goes on without the sweep, and keeps its folder from the next");
        var next = $"{run.Checkpoints()[^1].Step + 1}";
        Assert.Contains($"{next} steps", await CommandLine.SucceedAsync("resume", run.Root, "--steps", next), StringComparison.Ordinal);

        RunFolder? Find() => Directory.Exists(_folder["killed"]) && Directory.EnumerateFiles(_folder["killed"], "config.json", SearchOption.AllDirectories).FirstOrDefault() is { } file ? RunFolder.Open(Path.GetDirectoryName(file)!) : null;
    }

    [Fact]
    public async Task Sweep_OfTwoObjectivesAndTwoSeeds_DoesWhatIsNotDoneAndComparesThem()
    {
        // One was begun before: the sweep goes on with it.
        var hinge = new TrainingRecord { Data = _folder["faces"], ImageSize = 16, BaseWidth = 4, BatchSize = 8, LatentSize = 8, GridSize = 2, Steps = 3, Objective = "hinge" };
        var begun = SweepPlan.Create(hinge, _folder["sweep"], [("objective", ["hinge"])], seeds: [2]).Runs[0];
        using (var trainer = GanTrainer.Create(begun.Record, begun.Folder, new TrainingServices { Observers = [new StopAfter(2, _stop)] }))
        {
            Assert.False(trainer.Run(_stop.Token));
        }

        Assert.Contains("objective=hinge, seed 2: 2 of 3 steps done", await CommandLine.SucceedAsync([.. Basis, "--dry-run"]), StringComparison.Ordinal);
        var printed = await CommandLine.SucceedAsync(Basis);
        var table = File.ReadAllLines(_folder["sweep/sweep.csv"]);
        var page = File.ReadAllText(_folder["sweep/sweep.html"]);
        var hashes = Directory.EnumerateDirectories(_folder["sweep"], "seed*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(RunHash.Of).ToList();

        Assert.Equal("variation,seed,objective,steps,kid,kid_low,kid_high,seconds,images_per_second,failure,folder", table[0]);
        Assert.Equal(["objective=hinge,1,hinge,3", "objective=hinge,2,hinge,3", "objective=least-squares,1,least-squares,3", "objective=least-squares,2,least-squares,3"], table[1..].Select(line => string.Join(',', line.Split(',')[..4])));
        Assert.Equal(4, hashes.Distinct().Count());

        // Mean and difference by hand from the table.
        var kid = table[1..].Select(line => double.Parse(line.Split(',')[4], CultureInfo.InvariantCulture)).ToArray();
        var row = printed.Split('\n').Single(line => line.TrimStart().StartsWith("objective=least-squares", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("2", row[1]);
        Assert.Equal((kid[2] + kid[3]) / 2, double.Parse(row[2], CultureInfo.InvariantCulture), 0.006);
        Assert.Equal((kid[2] - kid[0] + kid[3] - kid[1]) / 2, double.Parse(row[4], CultureInfo.InvariantCulture), 0.006);
        Assert.Equal(4, page.Split("data:image/png;base64,").Length - 1);

        await CommandLine.SucceedAsync(Basis);
        Assert.Equal(table, File.ReadAllLines(_folder["sweep/sweep.csv"]));
    }

    [Theory]
    [InlineData("--vary needs name=value", "--vary", "objective")]
    [InlineData("There is no setting 'objectve'", "--vary", "objectve=hinge")]
    [InlineData("--seeds must be numbers", "--seeds", "3-1")]
    [InlineData("there is no file", "--list", "gone.txt")]
    public async Task Sweep_OfWhatCannotBeTrained_IsBadUsageAndWritesNothing(string words, string option, string value)
    {
        var result = await CommandLine.RunAsync("sweep", "--data", _folder["faces"], "--out", _folder["sweep"], option, value);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["sweep"]));
    }

    private sealed class StopAfter(long step, CancellationTokenSource stop) : ITrainingObserver
    {
        public void OnStep(StepStatistics statistics)
        {
            if (statistics.Step == step)
            {
                stop.Cancel();
            }
        }
    }
}
