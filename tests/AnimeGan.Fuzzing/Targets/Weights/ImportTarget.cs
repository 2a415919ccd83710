using AnimeGan.Exchange;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>Weights of others made a run of: generators of both families, and a discriminator beside a whole generator.</summary>
internal sealed class ImportTarget() : FuzzTarget(
    "import", "weights of others made a run of (.pth, .safetensors)", typeof(InvalidDataException), typeof(NotSupportedException), typeof(ArgumentException))
{
    private static readonly Lazy<byte[]> _generator = new(() => TinyWeights.Dcgan(TinyWeights.Safe));

    public override IEnumerable<byte[]> Seeds() =>
    [
        TinyWeights.Dcgan(TinyWeights.Pth), TinyWeights.Dcgan(TinyWeights.Safe), TinyWeights.Judge(TinyWeights.Pth), TinyWeights.Judge(TinyWeights.Safe),
        TinyWeights.CycleGan(TinyWeights.Pth), TinyWeights.CycleGan(TinyWeights.Safe),
    ];

    public override string Read(byte[] input)
    {
        var path = InFile(input is [(byte)'P', (byte)'K', ..] ? "weights.pth" : "weights.safetensors", input);
        var whole = InFile("generator.safetensors", _generator.Value);
        return Run(path, new WeightsImportOptions())
            + Run(path, new WeightsImportOptions { Model = "cyclegan" })
            + Run(whole, new WeightsImportOptions { Discriminator = path });
    }

    // A run is there as a whole, or not at all.
    private string Run(string file, WeightsImportOptions options)
    {
        var folder = Path.Combine(Path.GetDirectoryName(file)!, "run");
        var way = Attempt(() => WeightsImport.Read(file, folder, options) is var run ? $"{run.Model} {run.ImageSize > 0} {run.Notes.Count}" : null);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var left = Directory.EnumerateDirectories(Path.GetDirectoryName(file)!).ToList();
        return left.Count == 0 ? way : throw new InvalidOperationException($"{string.Join(", ", left.Select(Path.GetFileName))} was left behind.");
    }
}
