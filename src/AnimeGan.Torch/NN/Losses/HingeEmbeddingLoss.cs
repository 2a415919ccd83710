using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x where y = 1, max(0, margin − x) where y = −1.</summary>
    public sealed class HingeEmbeddingLoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="margin">How far apart is far enough.</param>
        /// <param name="reduction">Mean, sum, or none for one value an element.</param>
        public HingeEmbeddingLoss(double margin = 0.0, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction)
        {
            this.margin = margin;
        }

        /// <summary>How far apart is far enough.</summary>
        public double margin { get; }

        /// <summary>Computes the loss.</summary>
        /// <param name="input">Distances.</param>
        /// <param name="target">−1 or 1, of the same shape.</param>
        /// <returns>A scalar, or the target's shape without reduction.</returns>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.hinge_embedding_loss(input, target, margin, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x where y = 1, max(0, margin − x) where y = −1.</summary>
            /// <param name="margin">How far apart is far enough.</param>
            /// <param name="reduction">Mean, sum, or none for one value an element.</param>
            /// <returns>The module.</returns>
            public static Modules.HingeEmbeddingLoss HingeEmbeddingLoss(double margin = 1.0, Reduction reduction = Reduction.Mean) =>
                new(margin, reduction);

            public static partial class functional
            {
                /// <summary>x where y = 1, max(0, margin − x) where y = −1.</summary>
                /// <param name="input">Distances.</param>
                /// <param name="target">−1 or 1, of the same shape.</param>
                /// <param name="margin">How far apart is far enough.</param>
                /// <param name="reduction">Mean, sum, or none for one value an element.</param>
                /// <returns>A scalar, or the target's shape without reduction; the caller's.</returns>
                public static Tensor hinge_embedding_loss(Tensor input, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean) =>
                    Op.Run("hinge_embedding_loss", input, target, margin, (long)reduction);
            }
        }
    }
}
