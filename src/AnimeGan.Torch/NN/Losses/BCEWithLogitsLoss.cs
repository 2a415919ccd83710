using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Binary cross-entropy of logits: softplus(l) − y·l, in nats, stable for large |l|.</summary>
    public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="weight">Factors, or null.</param>
        /// <param name="reduction">Mean, sum, or none for one value an element.</param>
        /// <param name="pos_weights">Factors of the positive target by class, or null.</param>
        public BCEWithLogitsLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean, Tensor? pos_weights = null)
            : base(weight, reduction)
        {
            OwnBuffer(nameof(pos_weights), pos_weights);
        }

        /// <summary>Factors of the positive target by class, or null.</summary>
        public Tensor? pos_weights => OwnedBuffer(nameof(pos_weights));

        /// <summary>Computes the loss.</summary>
        /// <param name="input">Logits, unbounded.</param>
        /// <param name="target">Targets, 0 to 1, of the same shape.</param>
        /// <returns>A scalar, or the target's shape without reduction.</returns>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Binary cross-entropy of logits: softplus(l) − y·l, in nats, stable for large |l|.</summary>
            /// <param name="weight">Factors, or null.</param>
            /// <param name="reduction">Mean, sum, or none for one value an element.</param>
            /// <param name="pos_weights">Factors of the positive target by class, or null.</param>
            /// <returns>The module.</returns>
            public static Modules.BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                new(weight, reduction, pos_weights);

            public static partial class functional
            {
                /// <summary>Binary cross-entropy of logits: softplus(l) − y·l, in nats, stable for large |l|.</summary>
                /// <param name="input">Logits, unbounded.</param>
                /// <param name="target">Targets, 0 to 1, of the same shape.</param>
                /// <param name="weight">Factors, or null.</param>
                /// <param name="reduction">Mean, sum, or none for one value an element.</param>
                /// <param name="pos_weights">Factors of the positive target by class, or null.</param>
                /// <returns>A scalar, or the target's shape without reduction; the caller's.</returns>
                public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                    Op.Run("binary_cross_entropy_with_logits", input, target, weight, pos_weights, (long)reduction);
            }
        }
    }
}
