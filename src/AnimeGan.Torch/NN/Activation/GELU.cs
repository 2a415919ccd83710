using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x · Φ(x), Φ the normal distribution (Hendrycks and Gimpel 2016).</summary>
    public sealed class GELU : ParameterLessModule<Tensor, Tensor>
    {
        internal GELU(Approximate approximate, bool inplace)
            : base(nameof(GELU))
        {
            this.approximate = approximate;
            this.inplace = inplace;
        }

        /// <summary>How Φ is computed.</summary>
        public enum Approximate
        {
            /// <summary>Exactly, by the error function.</summary>
            none,

            /// <summary>By the hyperbolic tangent of a cubic polynomial.</summary>
            tanh,
        }

        /// <summary>How Φ is computed.</summary>
        public Approximate approximate { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>Applies the function to every element.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.gelu(tensor, approximate, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x · Φ(x), Φ the normal distribution.</summary>
            /// <returns>The module.</returns>
            public static Modules.GELU GELU() => new(Modules.GELU.Approximate.none, false);

            /// <summary>x · Φ(x), Φ the normal distribution.</summary>
            /// <param name="inplace">Whether the input is overwritten.</param>
            /// <returns>The module.</returns>
            public static Modules.GELU GELU(bool inplace) => new(Modules.GELU.Approximate.none, inplace);

            /// <summary>x · Φ(x), Φ the normal distribution.</summary>
            /// <param name="approximate">How Φ is computed.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            /// <returns>The module.</returns>
            public static Modules.GELU GELU(Modules.GELU.Approximate approximate, bool inplace = false) => new(approximate, inplace);

            public static partial class functional
            {
                /// <summary>x · Φ(x), Φ the normal distribution.</summary>
                /// <param name="x">Any shape.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor gelu(Tensor x, bool inplace) => gelu(x, Modules.GELU.Approximate.none, inplace);

                /// <summary>x · Φ(x), Φ the normal distribution.</summary>
                /// <param name="x">Any shape.</param>
                /// <param name="approximate">How Φ is computed.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor gelu(Tensor x, Modules.GELU.Approximate approximate, bool inplace = false)
                {
                    var name = approximate == Modules.GELU.Approximate.tanh ? "tanh" : "none";
                    return inplace ? Op.Run("gelu_", x, name) : Op.Run("gelu", x, name);
                }

                /// <summary>x · Φ(x), Φ the normal distribution.</summary>
                /// <param name="x">Any shape.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor gelu(Tensor x) => gelu(x, false);
            }
        }
    }
}
