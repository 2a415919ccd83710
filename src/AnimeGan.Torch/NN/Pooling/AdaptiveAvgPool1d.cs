using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Means over as many stretches as the output has places.</summary>
    public sealed class AdaptiveAvgPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal AdaptiveAvgPool1d(long output_size)
            : base(nameof(AdaptiveAvgPool1d))
        {
            this.output_size = output_size;
        }

        /// <summary>The output's length.</summary>
        public long output_size { get; set; }

        /// <summary>Pools.</summary>
        /// <param name="input">[N, C, L].</param>
        /// <returns>[N, C, output_size].</returns>
        public override Tensor forward(Tensor input) => nn.functional.adaptive_avg_pool1d(input, output_size);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Means over as many stretches as the output has places.</summary>
            /// <param name="output_size">The output's length.</param>
            /// <returns>The module.</returns>
            public static Modules.AdaptiveAvgPool1d AdaptiveAvgPool1d(long output_size) => new(output_size);

            public static partial class functional
            {
                /// <summary>Means over as many stretches as the output has places.</summary>
                /// <param name="input">[N, C, L].</param>
                /// <param name="output_size">The output's length.</param>
                /// <returns>[N, C, output_size]; the caller's.</returns>
                public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) =>
                    Op.Run("adaptive_avg_pool1d", input, new[] { output_size });
            }
        }
    }
}
