using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x · tanh(softplus(x)).</summary>
    public sealed class Mish : ParameterLessModule<Tensor, Tensor>
    {
        internal Mish(bool inplace)
            : base(nameof(Mish))
        {
            this.inplace = inplace;
        }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>Applies the function to every element.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.mish(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x · tanh(softplus(x)).</summary>
            /// <returns>The module.</returns>
            public static Modules.Mish Mish() => new(false);

            /// <summary>x · tanh(softplus(x)).</summary>
            /// <param name="inplace">Whether the input is overwritten.</param>
            /// <returns>The module.</returns>
            public static Modules.Mish Mish(bool inplace) => new(inplace);

            public static partial class functional
            {
                /// <summary>x · tanh(softplus(x)).</summary>
                /// <param name="x">Any shape.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor mish(Tensor x, bool inplace = false) =>
                    inplace ? Op.Run("mish_", x) : Op.Run("mish", x);
            }
        }
    }
}
