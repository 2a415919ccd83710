using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>max(0, x).</summary>
    public sealed class ReLU : ParameterLessModule<Tensor, Tensor>
    {
        internal ReLU(bool inplace)
            : base(nameof(ReLU))
        {
            this.inplace = inplace;
        }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>Applies the function to every element.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.relu(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>max(0, x).</summary>
            /// <param name="inplace">Whether the input is overwritten.</param>
            /// <returns>The module.</returns>
            public static Modules.ReLU ReLU(bool inplace = false) => new(inplace);

            public static partial class functional
            {
                /// <summary>max(0, x).</summary>
                /// <param name="x">Any shape.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor relu(Tensor x, bool inplace = false) =>
                    inplace ? Op.Run("relu_", x) : Op.Run("relu", x);
            }
        }
    }
}
