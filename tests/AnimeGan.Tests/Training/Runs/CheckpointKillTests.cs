using System.Diagnostics;
using System.Globalization;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

[Collection(nameof(ProcessWideState))]
public sealed class CheckpointKillTests : IDisposable
{
    private const int Kills = 20;
    private const long Never = 1_000_000;
    private readonly int _threads = get_num_threads();

    public CheckpointKillTests() => set_num_threads(1);

    public void Dispose() => set_num_threads(_threads);

    [Fact]
    public void Resume_AfterKillsInTheMiddleOfWriting_AlwaysFindsAWholeCheckpoint()
    {
        using var run = new TinyRun();
        var record = run.Record with { Steps = 1, CheckpointEverySteps = 1, Threads = 1 };
        var folder = RunFolder.Open(run.Train("run", record));
        var delays = new Random(7);
        var caughtWriting = 0;
        var step = 1L;

        for (var kill = 0; kill < Kills; kill++)
        {
            KillAfter(folder.Root, checkpoints: 2, delays.Next(30));

            caughtWriting += Directory.EnumerateDirectories(folder.CheckpointsPath, ".*").Any() ? 1 : 0;
            var newest = new CheckpointStore(folder).NewestWhole();
            Assert.NotNull(newest);
            Assert.True(newest.Value.State.Step >= step + 2, $"Step {newest.Value.State.Step} after {step}: a checkpoint that was reported is gone.");
            step = newest.Value.State.Step;
        }

        // The test proves nothing unless some of the kills came in the middle of a write.
        Assert.InRange(caughtWriting, 1, Kills);
        AssertEqualsUninterrupted(run, record, folder.Root, step + 1);
    }

    private static void AssertEqualsUninterrupted(TinyRun run, TrainingRecord record, string killed, long steps)
    {
        run.Resume(Path.GetFileName(killed), steps);
        var whole = run.Train("whole", record with { Steps = steps, CheckpointEverySteps = 0 });

        Assert.Equal(RunHash.Of(whole), RunHash.Of(killed));
        Assert.Equal(steps, RunFolder.Open(killed).ReadStatistics().Count);
    }

    private static void KillAfter(string folder, int checkpoints, int milliseconds)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, HostArguments(folder)) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        for (var seen = 0; seen < checkpoints; seen++)
        {
            Assert.NotNull(process.StandardOutput.ReadLine());
        }

        Thread.Sleep(milliseconds);
        process.Kill();
        process.WaitForExit();
    }

    // Under 'dotnet X.dll' the process is dotnet and needs the assembly's path first.
    private static string[] HostArguments(string folder)
    {
        string[] own = [TrainingHost.Argument, folder, Never.ToString(CultureInfo.InvariantCulture)];
        return Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(TrainingHost).Assembly.Location, .. own] : own;
    }
}
