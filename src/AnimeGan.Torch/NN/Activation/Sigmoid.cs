using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>1 / (1 + exp(−x)).</summary>
    public sealed class Sigmoid : ParameterLessModule<Tensor, Tensor>
    {
        internal Sigmoid(bool inplace)
            : base(nameof(Sigmoid))
        {
            this.inplace = inplace;
        }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>Applies the function to every element.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.sigmoid(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>1 / (1 + exp(−x)).</summary>
            /// <returns>The module.</returns>
            public static Modules.Sigmoid Sigmoid() => new(false);

            /// <summary>1 / (1 + exp(−x)).</summary>
            /// <param name="inplace">Whether the input is overwritten.</param>
            /// <returns>The module.</returns>
            public static Modules.Sigmoid Sigmoid(bool inplace) => new(inplace);

            public static partial class functional
            {
                /// <summary>1 / (1 + exp(−x)).</summary>
                /// <param name="x">Any shape.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor sigmoid(Tensor x, bool inplace) =>
                    inplace ? Op.Run("sigmoid_", x) : Op.Run("sigmoid", x);

                /// <summary>1 / (1 + exp(−x)).</summary>
                /// <param name="x">Any shape.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor sigmoid(Tensor x) =>
                    Op.Run("sigmoid", x);
            }
        }
    }
}
