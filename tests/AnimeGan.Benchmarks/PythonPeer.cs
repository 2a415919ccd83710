using AnimeGan.Testing;

namespace AnimeGan.Benchmarks;

/// <summary>A side that runs in Debian's Python: a script from peers/.</summary>
/// <param name="name">What stands in the table.</param>
/// <param name="script">File name in tests/AnimeGan.Benchmarks/peers.</param>
/// <param name="arguments">Passed to the script.</param>
/// <param name="environment">Variables of its own.</param>
internal sealed class PythonPeer(string name, string script, IEnumerable<string> arguments, IEnumerable<(string Variable, string Value)>? environment = null)
    : ProcessPeer(name, PythonOracle.Interpreter, [RepositoryFiles.PathOf($"tests/AnimeGan.Benchmarks/peers/{script}"), .. arguments], environment)
{
    private static readonly Lazy<bool> _hasTorch = new(static () =>
        File.Exists(PythonOracle.Interpreter) && ChildProcess.Run(PythonOracle.Interpreter, ["-c", "import torch"]).ExitCode == 0);

    /// <summary>Whether PyTorch can be had in Python here.</summary>
    public static bool HasTorch => _hasTorch.Value;
}
