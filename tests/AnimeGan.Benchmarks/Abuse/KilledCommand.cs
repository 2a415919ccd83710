using System.Diagnostics;

namespace AnimeGan.Benchmarks.Abuse;

/// <summary>When a command is killed: after a time, or at a change of a file in the folder that it writes to.</summary>
/// <param name="Milliseconds">Since its start; null where a change decides.</param>
/// <param name="Change">The so manieth change.</param>
internal readonly record struct KillMoment(int? Milliseconds, int Change)
{
    /// <inheritdoc />
    public override string ToString() => Milliseconds is { } time ? FormattableString.Invariant($"after {time} ms") : FormattableString.Invariant($"at change {Change} of a file");
}

/// <summary>What became of a command.</summary>
/// <param name="Killed">Whether it was killed before it ended.</param>
/// <param name="ExitCode">As the system has it.</param>
/// <param name="Error">What it said on standard error.</param>
/// <param name="Milliseconds">How long it ran.</param>
/// <param name="Changes">How often files changed.</param>
internal sealed record CommandEnd(bool Killed, int ExitCode, string Error, int Milliseconds, int Changes);

/// <summary>Runs the command line in processes of its own, and kills them with SIGKILL.</summary>
/// <param name="program">AnimeGan.Cli.dll.</param>
internal sealed class KilledCommand(string program)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    /// <summary>The folder of the program and its libraries.</summary>
    public string Folder => Path.GetDirectoryName(program)!;

    /// <summary>Runs a command to its end, or until it is killed; its children, if it has some, are left as they are.</summary>
    /// <param name="arguments">The words after <c>animegan</c>.</param>
    /// <param name="watched">The folder that it writes to.</param>
    /// <param name="moment">When it is killed; null for never.</param>
    /// <exception cref="TimeoutException">It ran for five minutes.</exception>
    public CommandEnd Run(string[] arguments, string watched, KillMoment? moment)
    {
        var (clock, changes, killed, error) = (Stopwatch.StartNew(), 0, false, new List<string>());
        using var process = new Process { StartInfo = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true } };
        using var watcher = new FileSystemWatcher(watched) { IncludeSubdirectories = true, InternalBufferSize = 1 << 16 };
        foreach (var subscribe in (Action<FileSystemEventHandler>[])[then => watcher.Created += then, then => watcher.Changed += then, then => watcher.Deleted += then])
        {
            subscribe((_, _) => Count());
        }

        watcher.Renamed += (_, _) => Count();
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += (_, line) => error.Add(line.Data ?? "");
        watcher.EnableRaisingEvents = true;
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        if (moment?.Milliseconds is { } delay && !process.WaitForExit(delay))
        {
            process.Kill();
        }

        if (!process.WaitForExit(_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"animegan {string.Join(' ', arguments)} ran for {_patience.TotalMinutes:0} minutes: {string.Join('\n', error)}");
        }

        const int KilledBySignal = 128 + 9;
        killed = process.ExitCode == KilledBySignal;
        lock (error)
        {
            return new CommandEnd(killed, process.ExitCode, string.Join('\n', error.TakeLast(12)), (int)clock.ElapsedMilliseconds, changes);
        }

        void Count()
        {
            if (Interlocked.Increment(ref changes) == moment?.Change)
            {
                process.Kill();
            }
        }
    }
}
