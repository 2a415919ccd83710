using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>What every objective asks of the logits that it is given.</summary>
internal static class LogitShape
{
    /// <summary>Throws unless the logits are [N, 1].</summary>
    internal static Tensor Require(Tensor logits, string name)
    {
        ShapeException.Require(logits, name, "Pass D's logits, one column a sample.", -1, 1);
        return logits;
    }
}
