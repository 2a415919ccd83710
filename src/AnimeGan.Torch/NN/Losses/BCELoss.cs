using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Binary cross-entropy of probabilities: −(y·log x + (1 − y)·log(1 − x)), logarithms not below −100.</summary>
    public sealed class BCELoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="weight">Factors, or null.</param>
        /// <param name="reduction">Mean, sum, or none for one value an element.</param>
        public BCELoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
            : base(weight, reduction)
        {
        }

        /// <summary>Computes the loss.</summary>
        /// <param name="input">Probabilities, 0 to 1.</param>
        /// <param name="target">Targets, 0 to 1, of the same shape.</param>
        /// <returns>A scalar, or the target's shape without reduction.</returns>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.binary_cross_entropy(input, target, weight, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Binary cross-entropy of probabilities: −(y·log x + (1 − y)·log(1 − x)), logarithms not below −100.</summary>
            /// <param name="weight">Factors, or null.</param>
            /// <param name="reduction">Mean, sum, or none for one value an element.</param>
            /// <returns>The module.</returns>
            public static Modules.BCELoss BCELoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                new(weight, reduction);

            public static partial class functional
            {
                /// <summary>Binary cross-entropy of probabilities: −(y·log x + (1 − y)·log(1 − x)), logarithms not below −100.</summary>
                /// <param name="input">Probabilities, 0 to 1.</param>
                /// <param name="target">Targets, 0 to 1, of the same shape.</param>
                /// <param name="weight">Factors, or null.</param>
                /// <param name="reduction">Mean, sum, or none for one value an element.</param>
                /// <returns>A scalar, or the target's shape without reduction; the caller's.</returns>
                public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                    Op.Run("binary_cross_entropy", input, target, weight, (long)reduction);
            }
        }
    }
}
