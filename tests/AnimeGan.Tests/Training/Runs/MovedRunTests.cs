using System.Text.Json.Nodes;
using AnimeGan.Evaluation;
using AnimeGan.Files;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

/// <summary>Runs whose data lie elsewhere than they did, and runs that ended before anything was saved.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class MovedRunTests : IDisposable
{
    private readonly TinyRun _run = new();
    private readonly int _threads = get_num_threads();

    public MovedRunTests() => set_num_threads(1);

    public void Dispose()
    {
        set_num_threads(_threads);
        _run.Dispose();
    }

    [Fact]
    public void Resume_SetThatMoved_EqualsTheWholeAndNotesThePlace()
    {
        var whole = _run.Train("whole", _run.Record);
        var folder = _run.Train("half", _run.Record with { Steps = 3 });
        var hash = DurableFile.Hash(Path.Combine(_run.Data, "manifest.json"));
        var (moved, untouched) = (_run.Path("moved"), State(folder));
        Directory.Move(_run.Data, moved);

        var lost = Assert.Throws<DirectoryNotFoundException>(() => GanTrainer.Resume(folder, 6).Dispose());
        var none = Assert.Throws<ArgumentException>(() => Resume(folder, new MovedSets { Data = moved, HeldOut = moved }));
        Assert.Equal(untouched, State(folder));
        Resume(folder, new MovedSets { Data = moved });

        Assert.Contains("with --data FOLDER", lost.Message, StringComparison.Ordinal);
        Assert.Contains("has no held-out data; leave out --held-out", none.Message, StringComparison.Ordinal);
        Assert.Equal(RunHash.Of(whole), RunHash.Of(folder));
        var run = RunFolder.Open(folder);
        Assert.Equal(moved, run.ReadRecord().Data);
        Assert.Equal([new DataChange(3, "data", moved, hash)], run.ReadEnvironment().DataChanges);

        // From here on it lies there, and nobody needs to be told.
        Resume(folder, null, 7);
        Assert.Single(run.ReadEnvironment().DataChanges!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Resume_AnotherSet_IsRefusedUnlessAccepted(bool elsewhere)
    {
        var folder = _run.Train("run", _run.Record with { Steps = 3 });
        var (other, untouched) = (elsewhere ? _run.Path("other") : _run.Data, State(folder));
        if (!elsewhere)
        {
            Directory.Delete(_run.Data, recursive: true);
        }

        // So few that the place where the run stopped, at 24 pictures, is none of this set.
        TinyRun.WriteDiscs(other, 17, 16);
        var sets = new MovedSets { Data = elsewhere ? other : null };

        var refused = Assert.ThrowsAny<Exception>(() => Resume(folder, sets));
        Assert.Equal(untouched, State(folder));
        Resume(folder, sets with { AcceptOther = true });

        Assert.Equal(elsewhere ? typeof(ArgumentException) : typeof(InvalidDataException), refused.GetType());
        Assert.Contains($"The data in {other} is not what the run began with", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--accept-data", refused.Message, StringComparison.Ordinal);
        Assert.Equal([new DataChange(3, "data", other, DurableFile.Hash(Path.Combine(other, "manifest.json")))], RunFolder.Open(folder).ReadEnvironment().DataChanges);
        Assert.Equal(6, RunFolder.Open(folder).ReadStatistics().Count);
        Resume(folder, null, 7);
    }

    [Fact]
    public void Resume_RunThatNotedNoHash_SaysSoAndCanBeAccepted()
    {
        var folder = _run.Train("run", _run.Record with { Steps = 3 });
        var path = RunFolder.Open(folder).EnvironmentPath;
        var environment = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        environment.Remove("dataManifestSha256");
        File.WriteAllText(path, environment.ToJsonString());

        Refusal.Of<InvalidDataException>(() => Resume(folder, null), "notes no hash of its data", "former version", "--accept-data");

        Resume(folder, new MovedSets { AcceptOther = true });
        Resume(folder, null, 7);
    }

    [Fact]
    public void Resume_CycleGansSecondDomainMoved_GoesOn()
    {
        using var domains = new TinyDomains();
        var whole = domains.Train("whole", domains.Record);
        var folder = domains.Train("half", domains.Record with { Steps = 3, Schedule = domains.Record.Schedule with { Length = 6 } });
        Directory.Move(domains.Record.DataB, domains.Path("moved"));

        Refusal.Of<DirectoryNotFoundException>(() => Resume(folder, null), "second domain's data", "with --data-b FOLDER");
        Resume(folder, new MovedSets { DataB = domains.Path("moved") });

        Assert.Equal(RunHash.Of(whole), RunHash.Of(folder));
    }

    [Fact]
    public void Evaluate_SetThatMoved_IsTakenWhereItIs()
    {
        var folder = _run.Train("run", _run.Record with { Steps = 1 });
        Directory.Move(_run.Data, _run.Path("moved"));
        var options = new EvaluationOptions { Samples = 8, Metrics = ["kid"] };

        Refusal.Of<DirectoryNotFoundException>(() => RunEvaluator.Evaluate(RunFolder.Open(folder), options), "with --data FOLDER");
        var report = RunEvaluator.Evaluate(RunFolder.Open(folder), options with { Moved = new MovedSets { Data = _run.Path("moved") } }, token: TestContext.Current.CancellationToken);

        Assert.Equal(_run.Path("moved"), report.Data);
    }

    [Fact]
    public void Resume_RunWithoutACheckpoint_BeginsAnewAndEqualsTheWhole()
    {
        var whole = _run.Train("whole", _run.Record);
        var folder = _run.Train("unsaved", _run.Record);
        Directory.Delete(RunFolder.Open(folder).CheckpointsPath, recursive: true);

        Refusal.Of<InvalidDataException>(() => RunHash.Of(folder), "has no checkpoint yet", $"animegan resume {folder}");
        Resume(folder, null);

        Assert.Equal(RunHash.Of(whole), RunHash.Of(folder));
        Assert.Equal(6, RunFolder.Open(folder).ReadStatistics().Count);
    }

    [Fact]
    public void Resume_NoCheckpointIsWhole_LosesNothingAndNamesTheWayOn()
    {
        var folder = _run.Train("broken", _run.Record);
        var run = RunFolder.Open(folder);
        foreach (var (_, path) in run.Checkpoints())
        {
            File.Delete(Path.Combine(path, "generator.safetensors"));
        }

        Refusal.Of<InvalidDataException>(() => Resume(folder, null, 7), $"delete {run.CheckpointsPath}", $"animegan resume {folder}");

        Assert.Equal(6, run.ReadStatistics().Count);
    }

    [Fact]
    public void Create_WhereARunEndedBeforeItBegan_Starts()
    {
        var folder = _run.Train("left", _run.Record with { Steps = 1 });
        var run = RunFolder.Open(folder);
        Assert.False(RunFolder.IsFree(folder));
        foreach (var path in new[] { run.SamplesPath, run.CheckpointsPath })
        {
            Directory.Delete(path, recursive: true);
            Directory.CreateDirectory(path);
        }

        File.Delete(run.StatisticsPath);
        File.Delete(run.ConfigPath);

        _run.Train("left", _run.Record with { Steps = 1 });

        File.Delete(run.ConfigPath);
        Assert.False(RunFolder.IsFree(folder));    // there are steps
    }

    private static void Resume(string folder, MovedSets? moved, long steps = 6)
    {
        using var trainer = GanTrainer.Resume(folder, steps, new TrainingServices { Moved = moved });
        Assert.True(trainer.Run(TestContext.Current.CancellationToken));
    }

    private static string State(string folder) => File.ReadAllText(Path.Combine(folder, "config.json")) + File.ReadAllText(Path.Combine(folder, "environment.json"));
}
