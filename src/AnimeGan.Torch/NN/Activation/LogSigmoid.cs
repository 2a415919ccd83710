using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>log(1 / (1 + exp(−x))).</summary>
    public sealed class LogSigmoid : ParameterLessModule<Tensor, Tensor>
    {
        internal LogSigmoid()
            : base(nameof(LogSigmoid))
        {
        }

        /// <summary>Applies the function to every element.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.logsigmoid(tensor);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>log(1 / (1 + exp(−x))).</summary>
            /// <returns>The module.</returns>
            public static Modules.LogSigmoid LogSigmoid() => new();

            public static partial class functional
            {
                /// <summary>log(1 / (1 + exp(−x))).</summary>
                /// <param name="x">Any shape.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor logsigmoid(Tensor x) =>
                    Op.Run("log_sigmoid", x);
            }
        }
    }
}
