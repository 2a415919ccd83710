using System.Diagnostics;
using System.Globalization;
using AnimeGan.Engine;
using AnimeGan.Testing;

namespace AnimeGan.Benchmarks;

/// <summary>
/// A side that runs in Debian's Python: a script from peers/ that prints "ready", then for each line it reads does the
/// work once and prints the seconds, and ends when its input does.
/// </summary>
internal sealed class PythonPeer : IPeer
{
    private readonly Process _process;

    /// <summary>Starts the script and waits until it is ready.</summary>
    /// <param name="name">What stands in the table.</param>
    /// <param name="script">File name in tests/AnimeGan.Benchmarks/peers.</param>
    /// <param name="arguments">Passed to the script.</param>
    public PythonPeer(string name, string script, params string[] arguments)
    {
        Name = name;
        var path = RepositoryFiles.PathOf($"tests/AnimeGan.Benchmarks/peers/{script}");
        var start = new ProcessStartInfo(PythonOracle.Interpreter, [path, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };

        // What the kit chose for itself; PyTorch alone is faster with OpenMP's own choice.
        start.Environment.Remove(OpenMpWaiting.Variable);
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{PythonOracle.Interpreter} did not start.");
        if (ReadLine() != "ready")
        {
            throw new InvalidOperationException($"{script} did not say 'ready' first.");
        }
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public double Measure()
    {
        _process.StandardInput.WriteLine("go");
        _process.StandardInput.Flush();
        return double.Parse(ReadLine(), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc />
    public void Dispose()
    {
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
