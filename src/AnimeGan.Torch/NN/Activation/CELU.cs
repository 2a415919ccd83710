using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>max(0, x) + min(0, α·(exp(x/α) − 1)).</summary>
    public sealed class CELU : ParameterLessModule<Tensor, Tensor>
    {
        internal CELU(double alpha, bool inplace)
            : base(nameof(CELU))
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
        public override Tensor forward(Tensor tensor) => nn.functional.celu(tensor, alpha, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>max(0, x) + min(0, α·(exp(x/α) − 1)).</summary>
            /// <param name="alpha">Scale of the negative branch.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            /// <returns>The module.</returns>
            public static Modules.CELU CELU(double alpha = 1.0, bool inplace = false) => new(alpha, inplace);

            public static partial class functional
            {
                /// <summary>max(0, x) + min(0, α·(exp(x/α) − 1)).</summary>
                /// <param name="x">Any shape.</param>
                /// <param name="alpha">Scale of the negative branch.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor celu(Tensor x, double alpha, bool inplace = false) =>
                    inplace ? Op.Run("celu_", x, alpha) : Op.Run("celu", x, alpha);
            }
        }
    }
}
