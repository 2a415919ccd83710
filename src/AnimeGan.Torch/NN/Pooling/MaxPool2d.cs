using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Greatest values in a moving window.</summary>
    public sealed class MaxPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal MaxPool2d(long[] kernel_size, long[]? stride, long[]? padding, long[]? dilation, bool ceil_mode)
            : base(nameof(MaxPool2d))
        {
            this.kernel_size = kernel_size;
            this.stride = stride;
            this.padding = padding;
            this.dilation = dilation;
            this.ceil_mode = ceil_mode;
        }

        /// <summary>The window's height and width.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>The step down and across; null for the window's size.</summary>
        public long[]? stride { get; set; }

        /// <summary>The padding on both sides; null for none.</summary>
        public long[]? padding { get; set; }

        /// <summary>The distance between the window's taps; null for 1.</summary>
        public long[]? dilation { get; set; }

        /// <summary>Whether windows may stick out at the end.</summary>
        public bool ceil_mode { get; set; }

        /// <summary>Pools.</summary>
        /// <param name="input">[N, C, H, W].</param>
        /// <returns>[N, C, H′, W′].</returns>
        public override Tensor forward(Tensor input) => nn.functional.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode);

        /// <summary>Pools, and tells where the greatest values were.</summary>
        /// <param name="input">[N, C, H, W].</param>
        /// <returns>Values and their places in each H×W map, both [N, C, H′, W′].</returns>
        public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) =>
            nn.functional.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Greatest values in a moving window.</summary>
            /// <param name="kernel_size">The window's side.</param>
            /// <param name="stride">The step; null for the window's side.</param>
            /// <param name="padding">The padding on both sides; null for none.</param>
            /// <param name="dilation">The distance between the window's taps; null for 1.</param>
            /// <param name="ceil_mode">Whether windows may stick out at the end.</param>
            /// <returns>The module.</returns>
            public static Modules.MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) => new(functional.Twice(kernel_size)!, functional.Twice(stride), functional.Twice(padding), functional.Twice(dilation), ceil_mode);

            /// <summary>Greatest values in a moving window.</summary>
            /// <param name="kernel_size">The window's height and width.</param>
            /// <param name="stride">The step down and across; null for the window's size.</param>
            /// <param name="padding">The padding on both sides; null for none.</param>
            /// <param name="dilation">The distance between the window's taps; null for 1.</param>
            /// <param name="ceil_mode">Whether windows may stick out at the end.</param>
            /// <returns>The module.</returns>
            public static Modules.MaxPool2d MaxPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) => new(functional.Pair(kernel_size), functional.Pair(stride), functional.Pair(padding), functional.Pair(dilation), ceil_mode);

            /// <summary>Greatest values in a moving window.</summary>
            /// <param name="kernel_size">The window's height and width.</param>
            /// <param name="stride">The step down and across; null for the window's size.</param>
            /// <param name="padding">The padding on both sides; null for none.</param>
            /// <param name="dilation">The distance between the window's taps; null for 1.</param>
            /// <param name="ceil_mode">Whether windows may stick out at the end.</param>
            /// <returns>The module.</returns>
            public static Modules.MaxPool2d MaxPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) => new(kernel_size, stride, padding, dilation, ceil_mode);

            public static partial class functional
            {
                /// <summary>Greatest values in a moving window.</summary>
                /// <param name="input">[N, C, H, W].</param>
                /// <param name="kernel_size">The window's height and width.</param>
                /// <param name="strides">The step down and across; null for the window's size.</param>
                /// <param name="padding">The padding on both sides; null for none.</param>
                /// <param name="dilation">The distance between the window's taps; null for 1.</param>
                /// <param name="ceil_mode">Whether windows may stick out at the end.</param>
                /// <returns>[N, C, H′, W′]; the caller's.</returns>
                public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                    Op.Run("max_pool2d", input, kernel_size, strides ?? kernel_size, padding ?? [0, 0], dilation ?? [1, 1], ceil_mode);

                /// <summary>Greatest values in a moving window.</summary>
                /// <param name="input">[N, C, H, W].</param>
                /// <param name="kernel_size">The window's side.</param>
                /// <param name="stride">The step; null for the window's side.</param>
                /// <param name="padding">The padding on both sides; null for none.</param>
                /// <param name="dilation">The distance between the window's taps.</param>
                /// <param name="ceil_mode">Whether windows may stick out at the end.</param>
                /// <returns>[N, C, H′, W′]; the caller's.</returns>
                public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                    max_pool2d(input, Twice(kernel_size)!, Twice(stride), Twice(padding), Twice(dilation), ceil_mode);

                /// <summary>Greatest values in a moving window.</summary>
                /// <param name="input">[N, C, H, W].</param>
                /// <param name="kernel_size">The window's height and width.</param>
                /// <param name="stride">The step down and across; null for the window's size.</param>
                /// <param name="padding">The padding on both sides; null for none.</param>
                /// <param name="dilation">The distance between the window's taps; null for 1.</param>
                /// <param name="ceil_mode">Whether windows may stick out at the end.</param>
                /// <returns>[N, C, H′, W′]; the caller's.</returns>
                public static Tensor max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
                    max_pool2d(input, Pair(kernel_size), Pair(stride), Pair(padding), Pair(dilation), ceil_mode);

                /// <summary>Greatest values in a moving window. Tells where they were, too.</summary>
                /// <param name="input">[N, C, H, W].</param>
                /// <param name="kernel_size">The window's height and width.</param>
                /// <param name="strides">The step down and across; null for the window's size.</param>
                /// <param name="padding">The padding on both sides; null for none.</param>
                /// <param name="dilation">The distance between the window's taps; null for 1.</param>
                /// <param name="ceil_mode">Whether windows may stick out at the end.</param>
                /// <returns>Values and their places in each H×W map, both [N, C, H′, W′]; the caller's.</returns>
                public static (Tensor output, Tensor indices) max_pool2d_with_indices(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                    Op.Run2("max_pool2d_with_indices", input, kernel_size, strides ?? kernel_size, padding ?? [0, 0], dilation ?? [1, 1], ceil_mode);
            }
        }
    }
}
