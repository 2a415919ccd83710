using AnimeGan.Exchange;
using AnimeGan.Files;
using static TorchSharp.torch;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>Weights of the smallest networks that are imported.</summary>
internal static class TinyWeights
{
    /// <summary>The generator of PyTorch's DCGAN tutorial, for pictures of 16×16: widths of 2 and 1, latent vectors of 2.</summary>
    public static byte[] Dcgan(Action<Stream, IReadOnlyList<NamedTensor>> write) => Written(write,
        ("main.0.weight", [2, 2, 4, 4]), ("main.1.weight", [2]), ("main.1.bias", [2]), ("main.1.running_mean", [2]), ("main.1.running_var", [2]),
        ("main.3.weight", [2, 1, 4, 4]), ("main.4.weight", [1]), ("main.4.bias", [1]), ("main.4.running_mean", [1]), ("main.4.running_var", [1]),
        ("main.6.weight", [1, 3, 4, 4]));

    /// <summary>Its discriminator.</summary>
    public static byte[] Judge(Action<Stream, IReadOnlyList<NamedTensor>> write) => Written(write,
        ("main.0.weight", [1, 3, 4, 4]), ("main.2.weight", [2, 1, 4, 4]), ("main.3.weight", [2]), ("main.3.bias", [2]), ("main.3.running_mean", [2]), ("main.3.running_var", [2]),
        ("main.5.weight", [1, 2, 4, 4]));

    /// <summary>A generator of pytorch-CycleGAN-and-pix2pix: width 1, one block.</summary>
    public static byte[] CycleGan(Action<Stream, IReadOnlyList<NamedTensor>> write) => Written(write,
        ("model.1.weight", [1, 3, 7, 7]), ("model.1.bias", [1]), ("model.4.weight", [2, 1, 3, 3]), ("model.4.bias", [2]), ("model.7.weight", [4, 2, 3, 3]), ("model.7.bias", [4]),
        ("model.10.conv_block.1.weight", [4, 4, 3, 3]), ("model.10.conv_block.1.bias", [4]), ("model.10.conv_block.5.weight", [4, 4, 3, 3]), ("model.10.conv_block.5.bias", [4]),
        ("model.11.weight", [4, 2, 3, 3]), ("model.11.bias", [2]), ("model.14.weight", [2, 1, 3, 3]), ("model.14.bias", [1]), ("model.18.weight", [3, 1, 7, 7]), ("model.18.bias", [3]));

    /// <summary>As <c>torch.save</c> writes.</summary>
    public static void Pth(Stream stream, IReadOnlyList<NamedTensor> tensors) => PyTorchWriter.Write(stream, tensors);

    /// <summary>The other format.</summary>
    public static void Safe(Stream stream, IReadOnlyList<NamedTensor> tensors) => SafeTensors.Write(stream, tensors);

    private static byte[] Written(Action<Stream, IReadOnlyList<NamedTensor>> write, params (string Name, long[] Shape)[] tensors)
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();
        write(stream, [.. tensors.Select(tensor => new NamedTensor(tensor.Name, ones(tensor.Shape)))]);
        return stream.ToArray();
    }
}
