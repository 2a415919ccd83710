using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>log(1 + exp(β·x)) / β.</summary>
    public sealed class Softplus : ParameterLessModule<Tensor, Tensor>
    {
        internal Softplus(double beta, double threshold)
            : base(nameof(Softplus))
        {
            this.beta = beta;
            this.threshold = threshold;
        }

        /// <summary>Sharpness: larger is nearer to ReLU.</summary>
        public double beta { get; set; }

        /// <summary>Above this β·x the function is x itself, for safety.</summary>
        public double threshold { get; set; }

        /// <summary>Applies the function to every element.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.softplus(tensor, beta, threshold);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>log(1 + exp(β·x)) / β.</summary>
            /// <param name="beta">Sharpness: larger is nearer to ReLU.</param>
            /// <param name="threshold">Above this β·x the function is x itself, for safety.</param>
            /// <returns>The module.</returns>
            public static Modules.Softplus Softplus(double beta = 1, double threshold = 20) => new(beta, threshold);

            public static partial class functional
            {
                /// <summary>log(1 + exp(β·x)) / β.</summary>
                /// <param name="x">Any shape.</param>
                /// <param name="beta">Sharpness: larger is nearer to ReLU.</param>
                /// <param name="threshold">Above this β·x the function is x itself, for safety.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) =>
                    Op.Run("softplus", x, beta, threshold);
            }
        }
    }
}
