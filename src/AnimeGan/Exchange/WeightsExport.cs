using AnimeGan.Files;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Exchange;

/// <summary>Trained weights as state dictionaries, for PyTorch and whatever else reads .pth or .safetensors.</summary>
/// <remarks>
/// Names are those of the public code that builds the same network, so that <c>load_state_dict(strict=True)</c> takes the file: PyTorch's DCGAN
/// tutorial (evaluation mode: <c>netG.eval()</c>), pytorch-CycleGAN-and-pix2pix. Other networks have the kit's own names, by layer, as in a checkpoint.
/// </remarks>
/// <example>
/// <code>
/// var file = WeightsExport.Write("runs/first", "netG.pth");
/// file.Layout    // → PyTorch's DCGAN tutorial
/// </code>
/// </example>
public static class WeightsExport
{
    /// <summary>Writes a run's weights.</summary>
    /// <param name="runFolder">The run's folder.</param>
    /// <param name="path">The file, replaced as a whole: .pth or .pt for what <c>torch.load</c> reads, .safetensors for that format.</param>
    /// <param name="options">Which; null for the averaged generator.</param>
    /// <exception cref="ArgumentException">The file's name ends in neither.</exception>
    /// <exception cref="DirectoryNotFoundException">It is no run.</exception>
    /// <exception cref="InvalidDataException">There is no such checkpoint, or it is not whole.</exception>
    public static WeightsFile Write(string runFolder, string path, WeightsExportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new WeightsExportOptions();
        var write = Format(path);
        using var scope = NewDisposeScope();
        using var network = CheckpointNetwork.Open(runFolder, options.Part == WeightsPart.Discriminator ? TrainingNetworks.DiscriminatorFile : RunFolder.AverageFile, options.Best, options.Direction);
        var layout = WeightLayouts.For(network.Record, options.Part);
        var own = NamedTensor.Of(network.Chosen).ToDictionary(tensor => tensor.Name, tensor => tensor.Tensor);
        IReadOnlyList<NamedTensor> tensors =
        [
            .. layout.Names(network.Chosen).Select(name => new NamedTensor(name.Foreign, name.Own is null ? zeros(name.Shape!) : own[name.Own])),
        ];
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } parent)
        {
            Directory.CreateDirectory(parent);
        }

        DurableFile.Replace(path, stream => write(stream, tensors));
        return new WeightsFile(path, new FileInfo(path).Length, DurableFile.Hash(path), network.Step, tensors.Sum(tensor => tensor.Tensor.numel()), layout.Words, [.. tensors.Select(tensor => tensor.Name)]);
    }

    private static Action<Stream, IReadOnlyList<NamedTensor>> Format(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".pth" or ".pt" => PyTorchWriter.Write,
        ".safetensors" => (stream, tensors) => SafeTensors.Write(stream, tensors),
        _ => throw new ArgumentException($"'{path}' must end in .pth or .pt, which torch.load reads, or in .safetensors.", nameof(path)),
    };
}
