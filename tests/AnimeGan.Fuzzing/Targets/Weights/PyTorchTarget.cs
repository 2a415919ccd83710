using AnimeGan.Exchange;
using static TorchSharp.torch;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>PyTorch's weights, every tensor of them, and what network they are taken for.</summary>
internal sealed class PyTorchTarget() : FuzzTarget("pth", "PyTorch's weights (.pth), and which network they are", typeof(InvalidDataException), typeof(NotSupportedException))
{
    public override IEnumerable<byte[]> Seeds() => [PyTorchSeeds.Archive()];

    public override string Read(byte[] input)
    {
        var path = InFile("weights.pth", input);
        return Attempt(() => Tensors(path)) + Attempt(() => Network(path));
    }

    private static string Tensors(string path)
    {
        using var scope = NewDisposeScope();
        using var file = new PyTorchFile(path, null);
        foreach (var name in file.Shapes.Keys)
        {
            _ = file.Read(name);
        }

        return $"{file.Shapes.Count} tensors";
    }

    private static string Network(string path)
    {
        using var source = WeightSource.Open(WeightRole.Generator, path, null, new WeightsImportOptions());
        return source.Layout.Words;
    }
}
