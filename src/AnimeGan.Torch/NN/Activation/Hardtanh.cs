using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x clipped to [min_val, max_val].</summary>
    public sealed class Hardtanh : ParameterLessModule<Tensor, Tensor>
    {
        internal Hardtanh(double min_val, double max_val, bool inplace)
            : base(nameof(Hardtanh))
        {
            this.min_val = min_val;
            this.max_val = max_val;
            this.inplace = inplace;
        }

        /// <summary>Lower bound.</summary>
        public double min_val { get; set; }

        /// <summary>Upper bound.</summary>
        public double max_val { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>Applies the function to every element.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.hardtanh(tensor, min_val, max_val, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x clipped to [min_val, max_val].</summary>
            /// <param name="min_val">Lower bound.</param>
            /// <param name="max_val">Upper bound.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            /// <returns>The module.</returns>
            public static Modules.Hardtanh Hardtanh(double min_val = -1.0, double max_val = 1.0, bool inplace = false) => new(min_val, max_val, inplace);

            public static partial class functional
            {
                /// <summary>x clipped to [min_val, max_val].</summary>
                /// <param name="x">Any shape.</param>
                /// <param name="min_val">Lower bound.</param>
                /// <param name="max_val">Upper bound.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor hardtanh(Tensor x, double min_val = -1.0, double max_val = 1.0, bool inplace = false) =>
                    inplace ? Op.Run("hardtanh_", x, min_val, max_val) : Op.Run("hardtanh", x, min_val, max_val);
            }
        }
    }
}
