using AnimeGan.Files;
using static TorchSharp.torch;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>Weights: the header, then every tensor.</summary>
internal sealed class SafeTensorsTarget() : FuzzTarget("safetensors", "weights (.safetensors)", typeof(InvalidDataException))
{
    public override IEnumerable<byte[]> Seeds()
    {
        using var scope = NewDisposeScope();
        yield return Written(null, new("a.weight", ones(2, 3)), new("b", zeros(2, ScalarType.Int64)));
        yield return Written(new() { ["format"] = "pt" }, new("half", ones(4, ScalarType.BFloat16)), new("none", zeros(0)), new("one", tensor(1f)));
    }

    public override string Read(byte[] input) => Attempt(() =>
    {
        using var scope = NewDisposeScope();
        using var file = SafeTensorsFile.Open("weights", new MemoryStream(input));
        foreach (var name in file.Names)
        {
            _ = file.Read(name);
        }

        return $"{file.Names.Count} tensors, {file.Metadata.Count} words";
    });

    private static byte[] Written(Dictionary<string, string>? words, params NamedTensor[] tensors)
    {
        using var stream = new MemoryStream();
        SafeTensors.Write(stream, tensors, words);
        return stream.ToArray();
    }
}
