using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Squared error (x − y)².</summary>
    public sealed class MSELoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="reduction">Mean, sum, or none for one value an element.</param>
        public MSELoss(nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction)
        {
        }

        /// <summary>Computes the loss.</summary>
        /// <param name="input">The prediction.</param>
        /// <param name="target">What it should be, of the same shape.</param>
        /// <returns>A scalar, or the target's shape without reduction.</returns>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.mse_loss(input, target, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Squared error (x − y)².</summary>
            /// <param name="reduction">Mean, sum, or none for one value an element.</param>
            /// <returns>The module.</returns>
            public static Modules.MSELoss MSELoss(Reduction reduction = Reduction.Mean) =>
                new(reduction);

            public static partial class functional
            {
                /// <summary>Squared error (x − y)².</summary>
                /// <param name="input">The prediction.</param>
                /// <param name="target">What it should be, of the same shape.</param>
                /// <param name="reduction">Mean, sum, or none for one value an element.</param>
                /// <returns>A scalar, or the target's shape without reduction; the caller's.</returns>
                public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                    Op.Run("mse_loss", input, target, (long)reduction);
            }
        }
    }
}
