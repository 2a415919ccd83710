using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Negative log-likelihood: −x[class].</summary>
    public sealed class NLLLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="weight">Factors, or null.</param>
        /// <param name="reduction">Mean, sum, or none for one value an element.</param>
        public NLLLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
            : base(weight, reduction)
        {
        }

        /// <summary>Computes the loss.</summary>
        /// <param name="input">Log-probabilities, [N, C, *].</param>
        /// <param name="target">Classes, int64 [N, *].</param>
        /// <returns>A scalar, or the target's shape without reduction.</returns>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.nll_loss(input, target, weight, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Negative log-likelihood: −x[class].</summary>
            /// <param name="weight">Factors, or null.</param>
            /// <param name="reduction">Mean, sum, or none for one value an element.</param>
            /// <returns>The module.</returns>
            public static Modules.NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                new(weight, reduction);

            public static partial class functional
            {
                /// <summary>Negative log-likelihood: −x[class].</summary>
                /// <param name="input">Log-probabilities, [N, C, *].</param>
                /// <param name="target">Classes, int64 [N, *].</param>
                /// <param name="weight">Factors, or null.</param>
                /// <param name="reduction">Mean, sum, or none for one value an element.</param>
                /// <returns>A scalar, or the target's shape without reduction; the caller's.</returns>
                public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                    Op.Run("nll_loss_nd", input, target, weight, (long)reduction);
            }
        }
    }
}
