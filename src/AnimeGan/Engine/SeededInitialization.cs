using static TorchSharp.torch;

namespace AnimeGan.Engine;

/// <summary>Random numbers from a given generator: TorchSharp 0.107.0's <c>nn.init</c> takes one and draws from the process's.</summary>
internal static class SeededInitialization
{
    /// <summary>Fills a tensor from N(mean, deviation²).</summary>
    /// <param name="tensor">Filled in place, any shape, floating point.</param>
    /// <param name="mean">Mean.</param>
    /// <param name="deviation">Standard deviation, at least 0.</param>
    /// <param name="random">The source.</param>
    internal static void Normal(Tensor tensor, double mean, double deviation, Generator random)
    {
        using var noGradient = no_grad();
        _ = tensor.normal_(mean, deviation, random);
    }

    /// <summary>Fills a tensor from U(low, high).</summary>
    /// <param name="tensor">Filled in place, any shape, floating point.</param>
    /// <param name="low">The least value.</param>
    /// <param name="high">Above the greatest value.</param>
    /// <param name="random">The source.</param>
    internal static void Uniform(Tensor tensor, double low, double high, Generator random)
    {
        using var noGradient = no_grad();
        _ = tensor.uniform_(low, high, random);
    }
}
