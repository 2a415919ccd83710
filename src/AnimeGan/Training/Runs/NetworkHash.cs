using System.Security.Cryptography;
using System.Text;
using AnimeGan.Files;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>One SHA-256 over a network: equal hashes prove that it did not change, to the last bit.</summary>
public static class NetworkHash
{
    /// <summary>Hashes parameters and buffers: names, types, shapes and bytes, in the order of the network's layers.</summary>
    /// <param name="network">The network, on any device.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(nn.Module network) => Of(NamedTensor.Of(network));

    /// <summary>Hashes what optimisers move, the parameters alone.</summary>
    /// <param name="network">The network, on any device.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    /// <remarks>
    /// Running statistics of batch normalisation are left out: they move whenever a network in training mode sees a
    /// batch, whether or not an optimiser moves its parameters.
    /// </remarks>
    public static string OfParameters(nn.Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Of(network.named_parameters().Select(pair => new NamedTensor(pair.name, pair.parameter)));
    }

    private static string Of(IEnumerable<NamedTensor> tensors)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, tensor) in tensors)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name} {tensor.dtype} [{string.Join(", ", tensor.shape)}]\n"));
            hash.AppendData(tensor.detach().cpu().contiguous().bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
