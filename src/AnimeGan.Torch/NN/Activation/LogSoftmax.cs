using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x − log Σ exp(x) along one dimension.</summary>
    public sealed class LogSoftmax : ParameterLessModule<Tensor, Tensor>
    {
        internal LogSoftmax(long dim)
            : base(nameof(LogSoftmax))
        {
            this.dim = dim;
        }

        /// <summary>The dimension along which the values sum to one.</summary>
        public long dim { get; set; }

        /// <summary>Applies the function along <see cref="dim"/>.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.log_softmax(tensor, dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x − log Σ exp(x) along one dimension.</summary>
            /// <param name="dim">The dimension along which the values sum to one.</param>
            /// <returns>The module.</returns>
            public static Modules.LogSoftmax LogSoftmax(long dim) => new(dim);

            public static partial class functional
            {
                /// <summary>x − log Σ exp(x) along one dimension.</summary>
                /// <param name="x">Any shape.</param>
                /// <param name="dim">The dimension along which the values sum to one.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor log_softmax(Tensor x, long dim) =>
                    Op.Run("log_softmax.int", x, dim);
            }
        }
    }
}
