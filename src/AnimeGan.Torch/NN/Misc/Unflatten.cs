using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Splits one dimension into several.</summary>
    public sealed class Unflatten : ParameterLessModule<Tensor, Tensor>
    {
        internal Unflatten(long dim, long[] unflattened_size)
            : base(nameof(Unflatten))
        {
            this.dim = dim;
            this.unflattened_size = unflattened_size;
        }

        /// <summary>The dimension.</summary>
        public long dim { get; set; }

        /// <summary>The sizes, whose product is the dimension's; one may be −1.</summary>
        public long[] unflattened_size { get; set; }

        /// <summary>Splits the dimension.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The split shape; a view.</returns>
        public override Tensor forward(Tensor tensor) => Op.Run("unflatten.int", tensor, dim, unflattened_size);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Splits one dimension into several.</summary>
            /// <param name="dim">The dimension.</param>
            /// <param name="unflattened_size">The sizes, whose product is the dimension's; one may be −1.</param>
            /// <returns>The module.</returns>
            public static Modules.Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, unflattened_size);
        }
    }
}
