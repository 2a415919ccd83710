using static TorchSharp.torch;

namespace AnimeGan.Objectives;

/// <summary>The two halves of binary cross-entropy on logits, as softplus forms that neither overflow nor lose digits.</summary>
internal static class CrossEntropy
{
    /// <summary>Mean of −log sigmoid(l) = softplus(−l).</summary>
    internal static Tensor TowardsReal(Tensor logits, string name)
    {
        LogitShape.Require(logits, name);
        return nn.functional.softplus(-logits).mean();
    }

    /// <summary>Mean of −log(1 − sigmoid(l)) = softplus(l).</summary>
    internal static Tensor TowardsFake(Tensor logits, string name)
    {
        LogitShape.Require(logits, name);
        return nn.functional.softplus(logits).mean();
    }

    /// <summary>Mean of −α log sigmoid(l) − (1 − α) log(1 − sigmoid(l)), least where sigmoid(l) = α.</summary>
    internal static Tensor Towards(double target, Tensor logits, string name) => target == 1
        ? TowardsReal(logits, name)
        : (target * TowardsReal(logits, name)) + ((1 - target) * TowardsFake(logits, name));
}
