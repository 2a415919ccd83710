using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Cross-entropy of logits: log Σ exp(x) − x[class], in nats.</summary>
    public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="weight">Factors of the classes, [C], or null; the loss owns them from now on.</param>
        /// <param name="ignore_index">Target class that does not count; null for none.</param>
        /// <param name="reduction">Mean, sum, or none for one value an element.</param>
        /// <param name="label_smoothing">How much of the target is spread over all classes, 0 to 1.</param>
        public CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, nn.Reduction reduction = nn.Reduction.Mean, double label_smoothing = 0.0)
            : base(weight, reduction)
        {
            this.ignore_index = ignore_index;
            this.label_smoothing = label_smoothing;
        }

        /// <summary>Target class that does not count.</summary>
        public long? ignore_index { get; }

        /// <summary>How much of the target is spread over all classes, 0 to 1.</summary>
        public double label_smoothing { get; }

        /// <summary>Computes the loss.</summary>
        /// <param name="input">Logits, [N, C, *].</param>
        /// <param name="target">Classes, int64 [N, *], or probabilities of the input's shape.</param>
        /// <returns>A scalar, or [N, *] without reduction.</returns>
        public override Tensor forward(Tensor input, Tensor target) =>
            nn.functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction, label_smoothing);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Cross-entropy of logits.</summary>
            /// <param name="weight">Factors of the classes, [C], or null.</param>
            /// <param name="ignore_index">Target class that does not count; null for none.</param>
            /// <param name="reduction">Mean, sum, or none for one value an element.</param>
            /// <returns>The module.</returns>
            public static Modules.CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) =>
                new(weight, ignore_index, reduction);

            public static partial class functional
            {
                /// <summary>Cross-entropy of logits: log Σ exp(x) − x[class], in nats.</summary>
                /// <param name="input">Logits, [N, C, *].</param>
                /// <param name="target">Classes, int64 [N, *], or probabilities of the input's shape.</param>
                /// <param name="weight">Factors of the classes, [C], or null.</param>
                /// <param name="ignore_index">Target class that does not count.</param>
                /// <param name="reduction">Mean, sum, or none for one value an element.</param>
                /// <param name="label_smoothing">How much of the target is spread over all classes, 0 to 1.</param>
                /// <returns>A scalar, or [N, *] without reduction; the caller's.</returns>
                public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0.0) =>
                    Op.Run("cross_entropy_loss", input, target, weight, (long)reduction, ignore_index, label_smoothing);
            }
        }
    }
}
