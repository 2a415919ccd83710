using static TorchSharp.torch;

namespace AnimeGan.Exchange;

/// <summary>Tensors by name, in a file of whatever kind.</summary>
internal interface IWeights : IDisposable
{
    /// <summary>What messages call it.</summary>
    string Source { get; }

    /// <summary>The tensors' shapes.</summary>
    IReadOnlyDictionary<string, long[]> Shapes { get; }

    /// <summary>Reads a tensor, contiguous, on the CPU; the caller's to dispose of.</summary>
    Tensor Read(string name);
}
