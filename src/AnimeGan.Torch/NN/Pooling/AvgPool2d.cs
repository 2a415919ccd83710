using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Means over a moving window.</summary>
    public sealed class AvgPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal AvgPool2d(long[] kernel_size, long[]? stride, long[]? padding, bool ceil_mode, bool count_include_pad, long? divisor_override)
            : base(nameof(AvgPool2d))
        {
            this.kernel_size = kernel_size;
            this.stride = stride;
            this.padding = padding;
            this.ceil_mode = ceil_mode;
            this.count_include_pad = count_include_pad;
            this.divisor_override = divisor_override;
        }

        /// <summary>The window's height and width.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>The step down and across; null for the window's size.</summary>
        public long[]? stride { get; set; }

        /// <summary>The padding on both sides; null for none.</summary>
        public long[]? padding { get; set; }

        /// <summary>Whether windows may stick out at the end.</summary>
        public bool ceil_mode { get; set; }

        /// <summary>Whether padding counts in the mean.</summary>
        public bool count_include_pad { get; set; }

        /// <summary>What to divide by; null for the number of pixels.</summary>
        public long? divisor_override { get; set; }

        /// <summary>Pools.</summary>
        /// <param name="input">[N, C, H, W].</param>
        /// <returns>[N, C, H′, W′].</returns>
        public override Tensor forward(Tensor input) => nn.functional.avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Means over a moving window.</summary>
            /// <param name="kernel_size">The window's height and width.</param>
            /// <param name="stride">The step down and across; null for the window's size.</param>
            /// <param name="padding">The padding on both sides; null for none.</param>
            /// <param name="ceil_mode">Whether windows may stick out at the end.</param>
            /// <param name="count_include_pad">Whether padding counts in the mean.</param>
            /// <param name="divisor_override">What to divide by; null for the number of pixels.</param>
            /// <returns>The module.</returns>
            public static Modules.AvgPool2d AvgPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) => new(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

            /// <summary>Means over a moving window.</summary>
            /// <param name="kernel_size">The window's height and width.</param>
            /// <param name="stride">The step down and across; null for the window's size.</param>
            /// <param name="padding">The padding on both sides; null for none.</param>
            /// <param name="ceil_mode">Whether windows may stick out at the end.</param>
            /// <param name="count_include_pad">Whether padding counts in the mean.</param>
            /// <param name="divisor_override">What to divide by; null for the number of pixels.</param>
            /// <returns>The module.</returns>
            public static Modules.AvgPool2d AvgPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) => new(functional.Pair(kernel_size), functional.Pair(stride), functional.Pair(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>Means over a moving window.</summary>
            /// <param name="kernel_size">The window's side.</param>
            /// <param name="stride">The step; null for the window's side.</param>
            /// <param name="padding">The padding on both sides; null for none.</param>
            /// <param name="ceil_mode">Whether windows may stick out at the end.</param>
            /// <param name="count_include_pad">Whether padding counts in the mean.</param>
            /// <param name="divisor_override">What to divide by; null for the number of pixels.</param>
            /// <returns>The module.</returns>
            public static Modules.AvgPool2d AvgPool2d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) => new(functional.Twice(kernel_size)!, functional.Twice(stride), functional.Twice(padding), ceil_mode, count_include_pad, divisor_override);

            public static partial class functional
            {
                /// <summary>Means over a moving window.</summary>
                /// <param name="input">[N, C, H, W].</param>
                /// <param name="kernel_size">The window's height and width.</param>
                /// <param name="stride">The step down and across; null for the window's size.</param>
                /// <param name="padding">The padding on both sides; null for none.</param>
                /// <param name="ceil_mode">Whether windows may stick out at the end.</param>
                /// <param name="count_include_pad">Whether padding counts in the mean.</param>
                /// <param name="divisor_override">What to divide by; null for the number of pixels.</param>
                /// <returns>[N, C, H′, W′]; the caller's.</returns>
                public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                    Op.Run("avg_pool2d", input, kernel_size, stride ?? kernel_size, padding ?? [0, 0], ceil_mode, count_include_pad, divisor_override);

                /// <summary>Means over a moving window.</summary>
                /// <param name="input">[N, C, H, W].</param>
                /// <param name="kernel_size">The window's side.</param>
                /// <param name="stride">The step; null for the window's side.</param>
                /// <param name="padding">The padding on both sides.</param>
                /// <param name="ceil_mode">Whether windows may stick out at the end.</param>
                /// <param name="count_include_pad">Whether padding counts in the mean.</param>
                /// <param name="divisor_override">What to divide by; null for the number of pixels.</param>
                /// <returns>[N, C, H′, W′]; the caller's.</returns>
                public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                    avg_pool2d(input, Twice(kernel_size)!, Twice(stride), Twice(padding), ceil_mode, count_include_pad, divisor_override);

                /// <summary>Means over a moving window.</summary>
                /// <param name="input">[N, C, H, W].</param>
                /// <param name="kernel_size">The window's height and width.</param>
                /// <param name="stride">The step down and across; null for the window's size.</param>
                /// <param name="padding">The padding on both sides; null for none.</param>
                /// <param name="ceil_mode">Whether windows may stick out at the end.</param>
                /// <param name="count_include_pad">Whether padding counts in the mean.</param>
                /// <param name="divisor_override">What to divide by; null for the number of pixels.</param>
                /// <returns>[N, C, H′, W′]; the caller's.</returns>
                public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                    avg_pool2d(input, Pair(kernel_size), Pair(stride), Pair(padding), ceil_mode, count_include_pad, divisor_override);
            }
        }
    }
}
