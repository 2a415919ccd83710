using System.IO.Compression;
using AnimeGan.Exchange;
using static TorchSharp.torch;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>Weights as PyTorch saves them.</summary>
internal static class PyTorchSeeds
{
    /// <summary>A whole file of two tensors.</summary>
    public static byte[] Archive()
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();
        PyTorchWriter.Write(stream, [new("main.0.weight", ones(2, 3)), new("steps", zeros(1, ScalarType.Int64))]);
        return stream.ToArray();
    }

    /// <summary>The pickle in it.</summary>
    public static byte[] Pickle()
    {
        using var archive = new ZipArchive(new MemoryStream(Archive()));
        using var content = archive.Entries.Single(entry => entry.Name == "data.pkl").Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
