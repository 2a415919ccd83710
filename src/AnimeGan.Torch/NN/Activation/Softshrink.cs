using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x moved towards zero by λ, zero between −λ and λ.</summary>
    public sealed class Softshrink : ParameterLessModule<Tensor, Tensor>
    {
        internal Softshrink(double lambda)
            : base(nameof(Softshrink))
        {
            this.lambda = lambda;
        }

        /// <summary>Half-width of the zone set to zero.</summary>
        public double lambda { get; set; }

        /// <summary>Applies the function to every element.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.softshrink(tensor, lambda);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x moved towards zero by λ, zero between −λ and λ.</summary>
            /// <param name="lambda">Half-width of the zone set to zero.</param>
            /// <returns>The module.</returns>
            public static Modules.Softshrink Softshrink(double lambda = 0.5) => new(lambda);

            public static partial class functional
            {
                /// <summary>x moved towards zero by λ, zero between −λ and λ.</summary>
                /// <param name="x">Any shape.</param>
                /// <param name="lambda">Half-width of the zone set to zero.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor softshrink(Tensor x, double lambda = 0.5) =>
                    Op.Run("softshrink", x, lambda);
            }
        }
    }
}
