using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>(x − y)² / (2β) where |x − y| &lt; β, |x − y| − β/2 elsewhere.</summary>
    public sealed class SmoothL1Loss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="reduction">Mean, sum, or none for one value an element.</param>
        /// <param name="beta">Where the quadratic part ends.</param>
        public SmoothL1Loss(nn.Reduction reduction = nn.Reduction.Mean, double beta = 1.0)
            : base(reduction)
        {
            this.beta = beta;
        }

        /// <summary>Where the quadratic part ends.</summary>
        public double beta { get; }

        /// <summary>Computes the loss.</summary>
        /// <param name="input">The prediction.</param>
        /// <param name="target">What it should be, of the same shape.</param>
        /// <returns>A scalar, or the target's shape without reduction.</returns>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.smooth_l1_loss(input, target, reduction, beta);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>(x − y)² / (2β) where |x − y| &lt; β, |x − y| − β/2 elsewhere.</summary>
            /// <param name="reduction">Mean, sum, or none for one value an element.</param>
            /// <param name="beta">Where the quadratic part ends.</param>
            /// <returns>The module.</returns>
            public static Modules.SmoothL1Loss SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1.0) =>
                new(reduction, beta);

            public static partial class functional
            {
                /// <summary>(x − y)² / (2β) where |x − y| &lt; β, |x − y| − β/2 elsewhere.</summary>
                /// <param name="input">The prediction.</param>
                /// <param name="target">What it should be, of the same shape.</param>
                /// <param name="reduction">Mean, sum, or none for one value an element.</param>
                /// <param name="beta">Where the quadratic part ends.</param>
                /// <returns>A scalar, or the target's shape without reduction; the caller's.</returns>
                public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1.0) =>
                    Op.Run("smooth_l1_loss", input, target, (long)reduction, beta);
            }
        }
    }
}
