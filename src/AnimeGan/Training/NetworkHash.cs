using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>One SHA-256 over a network's parameters and buffers: equal hashes prove that it did not change, to the last bit.</summary>
public static class NetworkHash
{
    /// <summary>Hashes names, types, shapes and bytes, in the order of the network's layers.</summary>
    /// <param name="network">The network, on any device.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(nn.Module network)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, tensor) in NamedTensor.Of(network))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name} {tensor.dtype} [{string.Join(", ", tensor.shape)}]\n"));
            hash.AppendData(tensor.detach().cpu().contiguous().bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
