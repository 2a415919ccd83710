using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Kullback–Leibler divergence of log-probabilities x from y: y·(log y − x).</summary>
    public sealed class KLDivLoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="log_target">Whether the target is given as log-probability.</param>
        /// <param name="reduction">Mean, sum, or none for one value an element.</param>
        public KLDivLoss(bool log_target = true, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction)
        {
            this.log_target = log_target;
        }

        /// <summary>Whether the target is given as log-probability.</summary>
        public bool log_target { get; }

        /// <summary>Computes the loss.</summary>
        /// <param name="input">Log-probabilities.</param>
        /// <param name="target">What it should be, of the same shape.</param>
        /// <returns>A scalar, or the target's shape without reduction.</returns>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.kl_div(input, target, log_target, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Kullback–Leibler divergence of log-probabilities x from y: y·(log y − x).</summary>
            /// <param name="log_target">Whether the target is given as log-probability.</param>
            /// <param name="reduction">Mean, sum, or none for one value an element.</param>
            /// <returns>The module.</returns>
            public static Modules.KLDivLoss KLDivLoss(bool log_target = true, Reduction reduction = Reduction.Mean) =>
                new(log_target, reduction);

            public static partial class functional
            {
                /// <summary>Kullback–Leibler divergence of log-probabilities x from y: y·(log y − x).</summary>
                /// <param name="input">Log-probabilities.</param>
                /// <param name="target">What it should be, of the same shape.</param>
                /// <param name="log_target">Whether the target is given as log-probability.</param>
                /// <param name="reduction">Mean, sum, or none for one value an element.</param>
                /// <returns>A scalar, or the target's shape without reduction; the caller's.</returns>
                public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                    Op.Run("kl_div", input, target, (long)reduction, log_target);
            }
        }
    }
}
