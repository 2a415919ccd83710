using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Means over as many rectangles as the output has places.</summary>
    public sealed class AdaptiveAvgPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal AdaptiveAvgPool2d(long[] output_size)
            : base(nameof(AdaptiveAvgPool2d))
        {
            this.output_size = output_size;
        }

        /// <summary>The output's height and width.</summary>
        public long[] output_size { get; set; }

        /// <summary>Pools.</summary>
        /// <param name="input">[N, C, H, W].</param>
        /// <returns>[N, C, *output_size].</returns>
        public override Tensor forward(Tensor input) => nn.functional.adaptive_avg_pool2d(input, output_size);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Means over as many rectangles as the output has places.</summary>
            /// <param name="output_size">The output's height and width.</param>
            /// <returns>The module.</returns>
            public static Modules.AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] output_size) => new(output_size);

            /// <summary>Means over as many rectangles as the output has places.</summary>
            /// <param name="output_size">The output's height and width.</param>
            /// <returns>The module.</returns>
            public static Modules.AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) => new(functional.Pair(output_size));

            /// <summary>Means over as many rectangles as the output has places.</summary>
            /// <param name="output_size">The output's side.</param>
            /// <returns>The module.</returns>
            public static Modules.AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new([output_size, output_size]);

            public static partial class functional
            {
                /// <summary>Means over as many rectangles as the output has places.</summary>
                /// <param name="input">[N, C, H, W].</param>
                /// <param name="output_size">The output's height and width.</param>
                /// <returns>[N, C, *output_size]; the caller's.</returns>
                public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) =>
                    Op.Run("adaptive_avg_pool2d", input, output_size);

                /// <summary>Means over as many rectangles as the output has places.</summary>
                /// <param name="input">[N, C, H, W].</param>
                /// <param name="output_size">The output's height and width.</param>
                /// <returns>[N, C, *output_size]; the caller's.</returns>
                public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) =>
                    adaptive_avg_pool2d(input, Pair(output_size));

                /// <summary>Means over as many rectangles as the output has places.</summary>
                /// <param name="input">[N, C, H, W].</param>
                /// <param name="output_size">The output's side.</param>
                /// <returns>[N, C, output_size, output_size]; the caller's.</returns>
                public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) =>
                    adaptive_avg_pool2d(input, [output_size, output_size]);
            }
        }
    }
}
