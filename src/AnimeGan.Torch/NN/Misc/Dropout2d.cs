using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>In training zeroes whole channels at random and scales the rest by 1 / (1 − p).</summary>
    public sealed class Dropout2d : ParameterLessModule<Tensor, Tensor>
    {
        internal Dropout2d(double p, bool inplace)
            : base(nameof(Dropout2d))
        {
            this.p = p;
            this.inplace = inplace;
        }

        /// <summary>The probability of zero, 0 to 1.</summary>
        public double p { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>Drops in training, hands through in evaluation.</summary>
        /// <param name="input">[N, C, H, W].</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor input) => nn.functional.dropout2d(input, p, training, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>In training zeroes whole channels at random and scales the rest by 1 / (1 − p).</summary>
            /// <param name="p">The probability of zero, 0 to 1.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            /// <returns>The module.</returns>
            public static Modules.Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => new(p, inplace);

            public static partial class functional
            {
                /// <summary>In training zeroes whole channels at random and scales the rest by 1 / (1 − p).</summary>
                /// <param name="input">[N, C, H, W].</param>
                /// <param name="p">The probability of zero, 0 to 1.</param>
                /// <param name="training">False hands the input through.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                /// <returns>The same shape; the caller's.</returns>
                public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                    inplace ? Op.Run("feature_dropout_", input, p, training) : Op.Run("feature_dropout", input, p, training);
            }
        }
    }
}
