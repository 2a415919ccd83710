using static TorchSharp.torch;

namespace AnimeGan.Files;

/// <summary>A tensor and the name that it has in a file.</summary>
/// <param name="Name">For example "layers.conv8.weight".</param>
/// <param name="Tensor">Any shape and device; not owned.</param>
public readonly record struct NamedTensor(string Name, Tensor Tensor)
{
    /// <summary>A network's parameters and buffers, in the order of its layers.</summary>
    /// <param name="network">The network.</param>
    public static IReadOnlyList<NamedTensor> Of(nn.Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return
        [
            .. network.named_parameters().Select(pair => new NamedTensor(pair.name, pair.parameter)),
            .. network.named_buffers().Select(pair => new NamedTensor(pair.name, pair.buffer)),
        ];
    }
}
