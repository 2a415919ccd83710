using System.Globalization;
using System.Reflection;
using AnimeGan.Evaluation;
using AnimeGan.Files;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Exchange;

/// <summary>Trained networks as ONNX files, which Unity, Python, phones and browsers can run (ONNX Runtime and others; opset 17).</summary>
/// <remarks>
/// The batch may have any size. Pictures and latent vectors are float32, labels int64; the file's metadata say family, run, step, hash of the
/// weights, value range and, for labels, what each index means. StyleGAN's truncation and noise are inputs with a value of their own: 1, and none.
/// </remarks>
/// <example>
/// <code>
/// var file = OnnxExport.Write("runs/first", "generator.onnx");
/// string.Join(", ", file.Inputs) + " to " + string.Join(", ", file.Outputs)    // → z to images
/// </code>
/// </example>
public static class OnnxExport
{
    /// <summary>Writes a run's network.</summary>
    /// <param name="runFolder">The run's folder.</param>
    /// <param name="path">The file; one that is there is replaced as a whole, or stays.</param>
    /// <param name="part">What of the run.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="DirectoryNotFoundException">It is no run.</exception>
    /// <exception cref="InvalidDataException">There is no such checkpoint, or it is not whole.</exception>
    /// <exception cref="NotSupportedException">The network has no form in ONNX; the message says why.</exception>
    public static OnnxFile Write(string runFolder, string path, OnnxPart part = OnnxPart.Generator, OnnxOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new OnnxOptions();
        var folder = RunFolder.Open(runFolder);
        var model = Encode(folder, new CheckpointStore(folder).Choose(options.Best), part, options);
        return Write(path, model);
    }

    /// <summary>A run's network as the bytes of a file.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="saved">One of its checkpoints.</param>
    /// <param name="part">What of the run.</param>
    /// <param name="options">How; which checkpoint is not asked again.</param>
    /// <exception cref="NotSupportedException">The network has no form in ONNX; the message says why.</exception>
    internal static OnnxModel Encode(RunFolder folder, (string Path, CheckpointState State) saved, OnnxPart part, OnnxOptions options)
    {
        using var scope = NewDisposeScope();
        using var network = CheckpointNetwork.Open(folder, saved, part == OnnxPart.Discriminator ? TrainingNetworks.DiscriminatorFile : RunFolder.AverageFile, options.Direction);
        var record = network.Record;
        Dictionary<string, string> words = new()
        {
            ["model"] = record.Model,
            ["part"] = part.ToString(),
            ["run"] = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder.Root)),
            ["step"] = network.Step.ToString(CultureInfo.InvariantCulture),
            ["weights"] = DurableFile.Hash(network.File),
            ["range"] = record.Practices.ImagesInMinusOneToOne ? "[-1, 1]" : "[0, 1]",
            ["license"] = "The weights are as free as the pictures that they were learnt from.",
        };
        if (record.Model == "cyclegan")
        {
            words["direction"] = options.Direction.ToString();
        }

        foreach (var (attribute, at) in (network.Labels?.Attributes ?? []).Select((attribute, at) => (attribute, at)))
        {
            words[string.Create(CultureInfo.InvariantCulture, $"labels.{at}")] = $"{attribute.Name}: {string.Join(", ", attribute.Values)}";
        }

        return Encode(OnnxNetworks.Of(network.Chosen, part, options.Half), $"{record.Model}-{part}", words, network.Step);
    }

    /// <summary>Writes the feature extractor's network, pictures of 64×64 in [−1, 1] to 128 features.</summary>
    /// <param name="extractor">The kit's own, or one trained anew.</param>
    /// <param name="path">The file; one that is there is replaced as a whole, or stays.</param>
    /// <param name="half">Keep weights in half precision.</param>
    public static OnnxFile Write(FeatureExtractor extractor, string path, bool half = false)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        ArgumentException.ThrowIfNullOrEmpty(path);
        Dictionary<string, string> words = new() { ["model"] = "feature-extractor", ["weights"] = extractor.Hash, ["range"] = "[-1, 1]", ["filter"] = extractor.Filter };
        return Write(path, Encode(OnnxNetworks.Of(extractor.Network, OnnxPart.Discriminator, half), "feature-extractor", words, 0));
    }

    private static OnnxModel Encode(OnnxGraph graph, string name, Dictionary<string, string> words, long step)
    {
        var version = typeof(OnnxExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        return new OnnxModel(graph.Write(name, version, words), step, graph);
    }

    private static OnnxFile Write(string path, OnnxModel model)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } parent)
        {
            Directory.CreateDirectory(parent);
        }

        DurableFile.Replace(path, model.Bytes);
        return new OnnxFile(path, model.Bytes.LongLength, DurableFile.Hash(path), model.Step, model.Graph.Constants, model.Graph.Inputs, model.Graph.Outputs);
    }
}
