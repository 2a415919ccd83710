using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>(x − y)² / 2 where |x − y| &lt; δ, δ·(|x − y| − δ/2) elsewhere.</summary>
    public sealed class HuberLoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="delta">Where the quadratic part ends.</param>
        /// <param name="reduction">Mean, sum, or none for one value an element.</param>
        public HuberLoss(double delta = 1.0, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction)
        {
            this.delta = delta;
        }

        /// <summary>Where the quadratic part ends.</summary>
        public double delta { get; }

        /// <summary>Computes the loss.</summary>
        /// <param name="input">The prediction.</param>
        /// <param name="target">What it should be, of the same shape.</param>
        /// <returns>A scalar, or the target's shape without reduction.</returns>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.huber_loss(input, target, delta, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>(x − y)² / 2 where |x − y| &lt; δ, δ·(|x − y| − δ/2) elsewhere.</summary>
            /// <param name="delta">Where the quadratic part ends.</param>
            /// <param name="reduction">Mean, sum, or none for one value an element.</param>
            /// <returns>The module.</returns>
            public static Modules.HuberLoss HuberLoss(double delta = 1.0, Reduction reduction = Reduction.Mean) =>
                new(delta, reduction);

            public static partial class functional
            {
                /// <summary>(x − y)² / 2 where |x − y| &lt; δ, δ·(|x − y| − δ/2) elsewhere.</summary>
                /// <param name="input">The prediction.</param>
                /// <param name="target">What it should be, of the same shape.</param>
                /// <param name="delta">Where the quadratic part ends.</param>
                /// <param name="reduction">Mean, sum, or none for one value an element.</param>
                /// <returns>A scalar, or the target's shape without reduction; the caller's.</returns>
                public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1.0, Reduction reduction = Reduction.Mean) =>
                    Op.Run("huber_loss", input, target, (long)reduction, delta);
            }
        }
    }
}
