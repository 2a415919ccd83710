using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x above zero, α·(exp(x) − 1) below.</summary>
    public sealed class ELU : ParameterLessModule<Tensor, Tensor>
    {
        internal ELU(double alpha, bool inplace)
            : base(nameof(ELU))
        {
            this.alpha = alpha;
            this.inplace = inplace;
        }

        /// <summary>Scale of the negative branch.</summary>
        public double alpha { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>Applies the function to every element.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.elu(tensor, alpha, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x above zero, α·(exp(x) − 1) below.</summary>
            /// <param name="alpha">Scale of the negative branch.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            /// <returns>The module.</returns>
            public static Modules.ELU ELU(double alpha = 1.0, bool inplace = false) => new(alpha, inplace);

            public static partial class functional
            {
                /// <summary>x above zero, α·(exp(x) − 1) below.</summary>
                /// <param name="x">Any shape.</param>
                /// <param name="alpha">Scale of the negative branch.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor elu(Tensor x, double alpha, bool inplace = false) =>
                    inplace ? Op.Run("elu_", x, alpha) : Op.Run("elu", x, alpha);
            }
        }
    }
}
