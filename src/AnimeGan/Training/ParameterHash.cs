using System.Security.Cryptography;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>One SHA-256 over what a network has learnt, to tell whether a step changed it.</summary>
/// <remarks>
/// Running statistics of batch normalisation are left out: they move whenever a network in training mode sees a batch,
/// whether or not an optimiser moves its parameters.
/// </remarks>
public static class ParameterHash
{
    /// <summary>Hashes a network's parameters: names, shapes, types and bytes.</summary>
    /// <param name="network">The network.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(nn.Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            SafeTensors.Write(stream, [.. network.named_parameters().Select(pair => new NamedTensor(pair.name, pair.parameter))]);
        }

        return Convert.ToHexStringLower(hash.Hash!);
    }
}
