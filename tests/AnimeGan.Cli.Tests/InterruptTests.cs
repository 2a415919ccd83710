using System.Diagnostics;
using System.Globalization;
using AnimeGan.Notebooks.Session;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Cli.Tests;

public sealed class InterruptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CtrlC_DuringTraining_SavesAndCanBeResumed()
    {
        string set = _folder["set"], run = _folder["run"];
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--out", set);

        // A shell's background jobs ignore Ctrl-C and children inherit that, so env gives the signal its meaning back.
        var result = ChildProcess.Run(
            "env",
            ["--default-signal=INT", "dotnet", CommandLine.Program, "train", "--data", set, "--batch", "8", "--base-width", "4", "--steps", "1000000", "--out", run],
            started: process => InterruptOnceStepsAreDone(process, Path.Combine(run, "stats.jsonl")));

        Assert.True(result.ExitCode == ExitCodes.Interrupted, result.Error);
        Assert.Contains($"animegan resume {run}", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        var step = (await File.ReadAllLinesAsync(Path.Combine(run, "stats.jsonl"), TestContext.Current.CancellationToken)).Length;
        Assert.Contains($"after step {step}.", result.Error, StringComparison.Ordinal);
        await CommandLine.SucceedAsync("hash", run);
        var next = (step + 1).ToString(CultureInfo.InvariantCulture);
        Assert.Contains($"{next} steps", await CommandLine.SucceedAsync("resume", run, "--steps", next), StringComparison.Ordinal);
    }

    // As a closed window or a lost connection does it: the terminal goes, writing to it fails, and the system sends SIGHUP; the shell sends it too.
    [Fact]
    public async Task Hangup_DuringTraining_SavesAndCanBeResumed()
    {
        const string CloseTerminal = """
            import os, pty, signal, sys, time
            statistics, command = sys.argv[1], sys.argv[2:]
            child, terminal = pty.fork()
            if child == 0:
                os.execvp(command[0], command)
            os.set_blocking(terminal, False)
            end = time.time() + 120
            while time.time() < end and not (os.path.exists(statistics) and os.path.getsize(statistics)):
                try:
                    os.read(terminal, 1 << 16)
                except BlockingIOError:
                    pass
                time.sleep(0.02)
            os.close(terminal)
            os.kill(child, signal.SIGHUP)
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
            """;
        string set = _folder["set"], run = _folder["run"];
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--out", set);

        var result = ChildProcess.Run(
            "python3",
            ["-c", CloseTerminal, Path.Combine(run, "stats.jsonl"), "dotnet", CommandLine.Program, "train", "--data", set, "--batch", "8", "--base-width", "4", "--steps", "1000000", "--out", run]);

        Assert.True(result.Output.Trim() == $"{ExitCodes.Interrupted}", result.Output + result.Error);
        var step = (await File.ReadAllLinesAsync(Path.Combine(run, "stats.jsonl"), TestContext.Current.CancellationToken)).Length;
        Assert.Contains(RunFolder.Open(run).Checkpoints(), checkpoint => checkpoint.Step == step);
        Assert.Contains($"{step + 1} steps", await CommandLine.SucceedAsync("resume", run, "--steps", $"{step + 1}"), StringComparison.Ordinal);
    }

    // nohup sets the signal to be ignored: then it stays so.
    [Fact]
    public async Task Hangup_UnderNohup_GoesOn()
    {
        string set = _folder["set"], run = _folder["run"], statistics = Path.Combine(run, "stats.jsonl");
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--out", set);

        var result = ChildProcess.Run(
            "env",
            ["--default-signal=INT", "nohup", "dotnet", CommandLine.Program, "train", "--data", set, "--batch", "8", "--base-width", "4", "--steps", "1000000", "--out", run],
            started: process =>
            {
                WaitUntil(process, () => File.Exists(statistics) && new FileInfo(statistics).Length > 0);
                Signal(process, "-HUP");
                var before = new FileInfo(statistics).Length;
                WaitUntil(process, () => new FileInfo(statistics).Length > before + 4096);
                Signal(process, "-INT");
            });

        Assert.True(result.ExitCode == ExitCodes.Interrupted, result.Error);
        Assert.DoesNotContain("terminal was closed", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void CtrlC_WhileDrawing_LeavesNothingThatLooksWhole()
    {
        var set = _folder["set"];

        var result = ChildProcess.Run(
            "env",
            ["--default-signal=INT", "dotnet", CommandLine.Program, "data", "synth", "--count", "10000000", "--out", set],
            started: process => Interrupt(process, () => Directory.EnumerateFileSystemEntries(_folder.FullPath).Any()));

        Assert.True(result.ExitCode == ExitCodes.Interrupted, result.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.FullPath));
    }

    [Fact]
    public async Task CtrlC_WhileEvaluating_StopsAndWritesNoReport()
    {
        string set = _folder["set"], run = _folder["run"];
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--out", set);
        await CommandLine.SucceedAsync("train", "--data", set, "--batch", "8", "--base-width", "4", "--steps", "1", "--threads", "1", "--out", run);
        var isAtWork = false;

        var result = ChildProcess.Run(
            "env",
            ["--default-signal=INT", "dotnet", CommandLine.Program, "evaluate", run, "--samples", "1000000"],
            started: process =>
            {
                process.ErrorDataReceived += (_, line) => isAtWork |= line.Data?.StartsWith("evaluating", StringComparison.Ordinal) ?? false;
                Interrupt(process, () => isAtWork);
            });

        Assert.True(result.ExitCode == ExitCodes.Interrupted, result.Error);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(run, "evaluation.json")));
    }

    // A pipe that nobody writes to: the command reads from it and looks at no token.
    [Fact]
    public void SecondSignal_CommandThatIsHeld_EndsTheProcess()
    {
        var pipe = _folder["losses.csv"];
        ChildProcess.Run("mkfifo", [pipe]);
        using var writer = new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite);
        var (isAsked, sinceSecond) = (false, new Stopwatch());

        var result = ChildProcess.Run(
            "env",
            ["--default-signal=INT", "dotnet", CommandLine.Program, "doctor", pipe],
            timeout: TimeSpan.FromMinutes(2),
            started: process =>
            {
                process.ErrorDataReceived += (_, line) => isAsked |= line.Data?.Contains("press Ctrl-C again", StringComparison.Ordinal) ?? false;
                Interrupt(process, () => HasOpen(process, pipe));
                WaitUntil(process, () => isAsked);
                Assert.False(process.WaitForExit(300), "the first signal leaves the command where it is");
                sinceSecond.Start();
                Signal(process, "-TERM");
            });

        Assert.True(result.ExitCode == ExitCodes.Interrupted, result.Error);
        Assert.InRange(sinceSecond.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CellInterrupt_DuringTraining_SavesAndKeepsTheCellsVariables()
    {
        string set = _folder["set"], run = _folder["run"], statistics = Path.Combine(run, "stats.jsonl");
        var token = TestContext.Current.CancellationToken;
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--out", set);
        await using var session = new CSharpSession();
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(token);

        var training = session.ExecuteAsync(
            $"#r \"{typeof(GanTrainer).Assembly.Location}\"\n#r \"{typeof(TorchSharp.torch).Assembly.Location}\"\nusing AnimeGan.Training;\n"
            + $"var record = new TrainingRecord {{ Data = @\"{set}\", ImageSize = 16, BaseWidth = 4, BatchSize = 8, Steps = 1_000_000 }};\n"
            + $"var isDone = true;\nusing (var trainer = GanTrainer.Create(record, @\"{run}\")) {{ isDone = trainer.Run(CellCancellation); }}",
            new Deaf(),
            token: interrupt.Token);
        while (!training.IsCompleted && !(File.Exists(statistics) && new FileInfo(statistics).Length > 0))
        {
            await Task.Delay(20, token);
        }

        var clock = Stopwatch.StartNew();
        await interrupt.CancelAsync();
        var outcome = await training;
        var (isDone, _) = await session.EvaluateAsync("isDone", token: token);

        Assert.Null(outcome.Error);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
        Assert.Equal("False", isDone!["text/plain"]);
        var steps = (await File.ReadAllLinesAsync(statistics, token)).Length;
        await CommandLine.SucceedAsync("hash", run);
        Assert.Contains($"{steps + 1} steps", await CommandLine.SucceedAsync("resume", run, "--steps", $"{steps + 1}"), StringComparison.Ordinal);
    }

    private static void InterruptOnceStepsAreDone(Process process, string statistics) =>
        Interrupt(process, () => File.Exists(statistics) && new FileInfo(statistics).Length > 0);

    private static void Interrupt(Process process, Func<bool> isTime)
    {
        WaitUntil(process, isTime);
        Signal(process, "-INT");
    }

    private static void WaitUntil(Process process, Func<bool> isTime)
    {
        var clock = Stopwatch.StartNew();
        while (!isTime() && clock.Elapsed < TimeSpan.FromMinutes(1) && !process.HasExited)
        {
            Thread.Sleep(20);
        }
    }

    // env execs the program, so this is the program's own process.
    private static void Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static bool HasOpen(Process process, string file) =>
        !process.HasExited && Directory.EnumerateFileSystemEntries($"/proc/{process.Id}/fd").Any(link => new FileInfo(link).LinkTarget == file);

    private sealed class Deaf : ICellObserver
    {
        public void OnEvent(CellEvent cellEvent)
        {
        }
    }
}
