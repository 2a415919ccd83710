using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>The two halves of binary cross-entropy on logits, as softplus forms that neither overflow nor lose digits.</summary>
internal static class CrossEntropy
{
    private const string Mend = "Pass D's logits, one column a sample.";

    /// <summary>Mean of −log sigmoid(l) = softplus(−l).</summary>
    internal static Tensor TowardsReal(Tensor logits, string name)
    {
        ShapeException.Require(logits, name, Mend, -1, 1);
        return nn.functional.softplus(-logits).mean();
    }

    /// <summary>Mean of −log(1 − sigmoid(l)) = softplus(l).</summary>
    internal static Tensor TowardsFake(Tensor logits, string name)
    {
        ShapeException.Require(logits, name, Mend, -1, 1);
        return nn.functional.softplus(logits).mean();
    }
}
