using AnimeGan.Exchange;
using AnimeGan.Files;
using AnimeGan.Testing;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Exchange;

/// <summary>Weights that PyTorch saved, made once for all tests of a class.</summary>
public sealed class PyTorchWeights : IDisposable
{
    /// <summary>The script, which builds the public modules in words of its own.</summary>
    internal const string Script = "tests/AnimeGan.Tests/Exchange/oracles/pytorch_weights.py";

    private readonly TemporaryFolder _folder = new();

    /// <summary>Has PyTorch make them.</summary>
    public PyTorchWeights() => PythonOracle.Run(Script, "make", _folder.FullPath);

    /// <summary>A file of them, or one that a test makes.</summary>
    internal string this[string name] => _folder[name];

    /// <summary>A tensor of a file that PyTorch saved; the caller's to dispose of.</summary>
    internal static Tensor Tensor(string path, string name)
    {
        using var file = new PyTorchFile(path, null);
        return file.Read(name);
    }

    /// <summary>A tensor of one of these files.</summary>
    internal Tensor Expected(string file, string name) => Tensor(_folder[file], name);

    /// <summary>Saves tensors as PyTorch would.</summary>
    internal static void Save(string path, params IReadOnlyList<NamedTensor> tensors)
    {
        using var file = File.Create(path);
        PyTorchWriter.Write(file, tensors);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
