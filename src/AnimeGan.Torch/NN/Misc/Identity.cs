using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Hands its input through.</summary>
    public sealed class Identity : ParameterLessModule<Tensor, Tensor>
    {
        internal Identity()
            : base(nameof(Identity))
        {
        }

        /// <summary>Hands the input through.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>Another handle to the input.</returns>
        public override Tensor forward(Tensor tensor) => tensor.alias();
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Hands its input through.</summary>
            /// <returns>The module.</returns>
            public static Modules.Identity Identity() => new();
        }
    }
}
