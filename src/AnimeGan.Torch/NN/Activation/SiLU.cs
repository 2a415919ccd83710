using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x · sigmoid(x), also called swish.</summary>
    public sealed class SiLU : ParameterLessModule<Tensor, Tensor>
    {
        internal SiLU(bool inplace)
            : base(nameof(SiLU))
        {
            this.inplace = inplace;
        }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>Applies the function to every element.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.silu(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x · sigmoid(x), also called swish.</summary>
            /// <returns>The module.</returns>
            public static Modules.SiLU SiLU() => new(false);

            /// <summary>x · sigmoid(x), also called swish.</summary>
            /// <param name="inplace">Whether the input is overwritten.</param>
            /// <returns>The module.</returns>
            public static Modules.SiLU SiLU(bool inplace) => new(inplace);

            public static partial class functional
            {
                /// <summary>x · sigmoid(x), also called swish.</summary>
                /// <param name="x">Any shape.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor silu(Tensor x, bool inplace = false) =>
                    inplace ? Op.Run("silu_", x) : Op.Run("silu", x);
            }
        }
    }
}
