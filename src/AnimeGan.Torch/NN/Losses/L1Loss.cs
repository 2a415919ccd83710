using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Absolute error |x − y|.</summary>
    public sealed class L1Loss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="reduction">Mean, sum, or none for one value an element.</param>
        public L1Loss(nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction)
        {
        }

        /// <summary>Computes the loss.</summary>
        /// <param name="input">The prediction.</param>
        /// <param name="target">What it should be, of the same shape.</param>
        /// <returns>A scalar, or the target's shape without reduction.</returns>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.l1_loss(input, target, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Absolute error |x − y|.</summary>
            /// <param name="reduction">Mean, sum, or none for one value an element.</param>
            /// <returns>The module.</returns>
            public static Modules.L1Loss L1Loss(Reduction reduction = Reduction.Mean) =>
                new(reduction);

            public static partial class functional
            {
                /// <summary>Absolute error |x − y|.</summary>
                /// <param name="input">The prediction.</param>
                /// <param name="target">What it should be, of the same shape.</param>
                /// <param name="reduction">Mean, sum, or none for one value an element.</param>
                /// <returns>A scalar, or the target's shape without reduction; the caller's.</returns>
                public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                    Op.Run("l1_loss", input, target, (long)reduction);
            }
        }
    }
}
