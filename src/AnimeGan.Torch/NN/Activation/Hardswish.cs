using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x · min(max(x + 3, 0), 6) / 6.</summary>
    public sealed class Hardswish : ParameterLessModule<Tensor, Tensor>
    {
        internal Hardswish(bool inplace)
            : base(nameof(Hardswish))
        {
            this.inplace = inplace;
        }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>Applies the function to every element.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.hardswish(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x · min(max(x + 3, 0), 6) / 6.</summary>
            /// <param name="inplace">Whether the input is overwritten.</param>
            /// <returns>The module.</returns>
            public static Modules.Hardswish Hardswish(bool inplace = false) => new(inplace);

            public static partial class functional
            {
                /// <summary>x · min(max(x + 3, 0), 6) / 6.</summary>
                /// <param name="input">Any shape.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor hardswish(Tensor input, bool inplace = false) =>
                    inplace ? Op.Run("hardswish_", input) : Op.Run("hardswish", input);
            }
        }
    }
}
