using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>exp(x) / Σ exp(x) along one dimension.</summary>
    public sealed class Softmax : ParameterLessModule<Tensor, Tensor>
    {
        internal Softmax(long dim)
            : base(nameof(Softmax))
        {
            this.dim = dim;
        }

        /// <summary>The dimension along which the values sum to one.</summary>
        public long dim { get; set; }

        /// <summary>Applies the function along <see cref="dim"/>.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.softmax(tensor, dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>exp(x) / Σ exp(x) along one dimension.</summary>
            /// <param name="dim">The dimension along which the values sum to one.</param>
            /// <returns>The module.</returns>
            public static Modules.Softmax Softmax(long dim) => new(dim);

            public static partial class functional
            {
                /// <summary>exp(x) / Σ exp(x) along one dimension.</summary>
                /// <param name="input">Any shape.</param>
                /// <param name="dim">The dimension along which the values sum to one.</param>
                /// <param name="dtype">The type to compute and return; null for the input's.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) =>
                    Op.Run("softmax.int", input, dim, dtype);
            }
        }
    }
}
