using System.Diagnostics;
using System.Globalization;
using AnimeGan.Engine;

namespace AnimeGan.Benchmarks;

/// <summary>A side that runs in a process of its own: it prints "ready", then answers each line that it reads with the seconds of its work, and ends when its input does.</summary>
internal class ProcessPeer : IPeer
{
    // What the kit sets in this process, for itself; a child decides anew.
    private static readonly string[] _own = [OpenMpWaiting.Variable, "DNNL_MAX_CPU_ISA"];

    private readonly Process _process;

    /// <summary>Starts the process and waits until it is ready.</summary>
    /// <param name="name">What stands in the table.</param>
    /// <param name="program">Path of the program.</param>
    /// <param name="arguments">Passed to it.</param>
    /// <param name="environment">Variables of its own, beside this process's.</param>
    public ProcessPeer(string name, string program, IEnumerable<string> arguments, IEnumerable<(string Variable, string Value)>? environment = null)
    {
        Name = name;
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var variable in _own)
        {
            start.Environment.Remove(variable);
        }

        foreach (var (variable, value) in environment ?? [])
        {
            start.Environment[variable] = value;
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var first = ReadLine().Split(' ', 2);
        Words = first[0] == "ready" ? first.ElementAtOrDefault(1) ?? "" : throw new InvalidOperationException($"{name} did not say 'ready' first.");
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>What the side said of itself after "ready".</summary>
    public string Words { get; }

    /// <inheritdoc />
    public double Measure()
    {
        Ask("go");
        return Answer();
    }

    /// <summary>Sends a line, without waiting.</summary>
    /// <param name="line">The line.</param>
    public void Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>Waits for the number that answers a line.</summary>
    public double Answer() => double.Parse(ReadLine(), CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(20)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private string ReadLine() =>
        _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{Name} ended early; its message is above.");
}
