using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x where |x| > λ, else zero.</summary>
    public sealed class Hardshrink : ParameterLessModule<Tensor, Tensor>
    {
        internal Hardshrink(double lambda)
            : base(nameof(Hardshrink))
        {
            this.lambda = lambda;
        }

        /// <summary>Half-width of the zone set to zero.</summary>
        public double lambda { get; set; }

        /// <summary>Applies the function to every element.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.hardshrink(tensor, lambda);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x where |x| > λ, else zero.</summary>
            /// <param name="lambda">Half-width of the zone set to zero.</param>
            /// <returns>The module.</returns>
            public static Modules.Hardshrink Hardshrink(double lambda = 0.5) => new(lambda);

            public static partial class functional
            {
                /// <summary>x where |x| > λ, else zero.</summary>
                /// <param name="x">Any shape.</param>
                /// <param name="lambda">Half-width of the zone set to zero.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor hardshrink(Tensor x, double lambda = 0.5) =>
                    Op.Run("hardshrink", x, lambda);
            }
        }
    }
}
