using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>ELU with the scales that keep mean and variance (Klambauer et al. 2017).</summary>
    public sealed class SELU : ParameterLessModule<Tensor, Tensor>
    {
        internal SELU(bool inplace)
            : base(nameof(SELU))
        {
            this.inplace = inplace;
        }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>Applies the function to every element.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.selu(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>ELU with the scales that keep mean and variance (Klambauer et al. 2017).</summary>
            /// <param name="inplace">Whether the input is overwritten.</param>
            /// <returns>The module.</returns>
            public static Modules.SELU SELU(bool inplace = false) => new(inplace);

            public static partial class functional
            {
                /// <summary>ELU with the scales that keep mean and variance (Klambauer et al. 2017).</summary>
                /// <param name="x">Any shape.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor selu(Tensor x, bool inplace = false) =>
                    inplace ? Op.Run("selu_", x) : Op.Run("selu", x);
            }
        }
    }
}
