using System.Diagnostics;
using System.Text;

namespace AnimeGan.Testing;

/// <summary>Runs a program to its end with its output captured.</summary>
public static class ChildProcess
{
    /// <summary>Runs a program and waits for it.</summary>
    /// <param name="program">Name or path.</param>
    /// <param name="arguments">Passed one by one, unquoted.</param>
    /// <param name="workingFolder">Where it runs; the repository's root when null.</param>
    /// <param name="environment">Variables set on top of the test's own.</param>
    /// <param name="timeout">How long it may take; five minutes when null.</param>
    /// <param name="started">Called once with the running process, for a test that signals it.</param>
    /// <exception cref="TimeoutException">The process had to be killed; the message holds what it had written.</exception>
    public static ProcessResult Run(
        string program,
        IEnumerable<string> arguments,
        string? workingFolder = null,
        IReadOnlyDictionary<string, string>? environment = null,
        TimeSpan? timeout = null,
        Action<Process>? started = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder ?? RepositoryFiles.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = new StringBuilder();
        var error = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        started?.Invoke(process);
        if (!process.WaitForExit(timeout ?? TimeSpan.FromMinutes(5)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', start.ArgumentList)} ran past its time.\n{output}\n{error}");
        }

        // The overload without a time also waits for the last lines of both streams.
        process.WaitForExit();
        return new ProcessResult(process.ExitCode, output.ToString(), error.ToString());
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.Append(line).Append('\n');
            }
        }
    }
}
