using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>In training zeroes values at random and scales the rest by 1 / (1 − p).</summary>
    public sealed class Dropout : ParameterLessModule<Tensor, Tensor>
    {
        internal Dropout(double p, bool inplace)
            : base(nameof(Dropout))
        {
            this.p = p;
            this.inplace = inplace;
        }

        /// <summary>The probability of zero, 0 to 1.</summary>
        public double p { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>Drops in training, hands through in evaluation.</summary>
        /// <param name="tensor">Any shape.</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.dropout(tensor, p, training, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>In training zeroes values at random and scales the rest by 1 / (1 − p).</summary>
            /// <param name="p">The probability of zero, 0 to 1.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            /// <returns>The module.</returns>
            public static Modules.Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

            public static partial class functional
            {
                /// <summary>In training zeroes values at random and scales the rest by 1 / (1 − p).</summary>
                /// <param name="input">Any shape.</param>
                /// <param name="p">The probability of zero, 0 to 1.</param>
                /// <param name="training">False hands the input through.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                    inplace ? Op.Run("dropout_", input, p, training) : Op.Run("dropout", input, p, training);
            }
        }
    }
}
