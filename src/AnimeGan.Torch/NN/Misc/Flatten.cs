using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Joins dimensions into one.</summary>
    public sealed class Flatten : ParameterLessModule<Tensor, Tensor>
    {
        internal Flatten(long start_dim, long end_dim)
            : base(nameof(Flatten))
        {
            this.start_dim = start_dim;
            this.end_dim = end_dim;
        }

        /// <summary>The first of them.</summary>
        public long start_dim { get; set; }

        /// <summary>The last of them.</summary>
        public long end_dim { get; set; }

        /// <summary>Joins the dimensions.</summary>
        /// <param name="input">Any shape.</param>
        /// <returns>The joined shape; a view where possible.</returns>
        public override Tensor forward(Tensor input) => Op.Run("flatten.using_ints", input, start_dim, end_dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Joins dimensions into one.</summary>
            /// <param name="start_dim">The first of them.</param>
            /// <param name="end_dim">The last of them.</param>
            /// <returns>The module.</returns>
            public static Modules.Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);
        }
    }
}
