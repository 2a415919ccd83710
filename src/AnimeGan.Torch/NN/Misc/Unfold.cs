using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Cuts pictures into patches, one column each (im2col).</summary>
    public sealed class Unfold : ParameterLessModule<Tensor, Tensor>
    {
        internal Unfold((long, long) kernel_size, (long, long) dilation, (long, long) padding, (long, long) stride)
            : base(nameof(Unfold))
        {
            this.kernel_size = kernel_size;
            this.dilation = dilation;
            this.padding = padding;
            this.stride = stride;
        }

        /// <summary>The patch's height and width.</summary>
        public (long, long) kernel_size { get; set; }

        /// <summary>The distance between the patch's taps.</summary>
        public (long, long) dilation { get; set; }

        /// <summary>The zeros above and below, left and right.</summary>
        public (long, long) padding { get; set; }

        /// <summary>The step down and across.</summary>
        public (long, long) stride { get; set; }

        /// <summary>Cuts.</summary>
        /// <param name="tensor">[N, C, H, W].</param>
        /// <returns>[N, C·Kh·Kw, L], L the number of patches.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.unfold(tensor, kernel_size, dilation, padding, stride);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Cuts pictures into patches, one column each (im2col).</summary>
            /// <param name="kernel_size">The patch's side.</param>
            /// <param name="dilation">The distance between the patch's taps.</param>
            /// <param name="padding">The zeros on every side.</param>
            /// <param name="stride">The step.</param>
            /// <returns>The module.</returns>
            public static Modules.Unfold Unfold(long kernel_size, long dilation = 1, long padding = 0, long stride = 1) => new((kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            /// <summary>Cuts pictures into patches, one column each (im2col).</summary>
            /// <param name="kernel_size">The patch's height and width.</param>
            /// <param name="dilation">The distance between the patch's taps; null for 1.</param>
            /// <param name="padding">The zeros above and below, left and right; null for none.</param>
            /// <param name="stride">The step down and across; null for 1.</param>
            /// <returns>The module.</returns>
            public static Modules.Unfold Unfold((long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) => new(kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));

            public static partial class functional
            {
                /// <summary>Cuts pictures into patches, one column each (im2col).</summary>
                /// <param name="input">[N, C, H, W].</param>
                /// <param name="kernel_size">The patch's side.</param>
                /// <param name="dilation">The distance between the patch's taps.</param>
                /// <param name="padding">The zeros on every side.</param>
                /// <param name="stride">The step.</param>
                /// <returns>[N, C·K², L], L the number of patches; the caller's.</returns>
                public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                    unfold(input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

                /// <summary>Cuts pictures into patches, one column each (im2col).</summary>
                /// <param name="input">[N, C, H, W].</param>
                /// <param name="kernel_size">The patch's height and width.</param>
                /// <param name="dilation">The distance between the patch's taps; null for 1.</param>
                /// <param name="padding">The zeros above and below, left and right; null for none.</param>
                /// <param name="stride">The step down and across; null for 1.</param>
                /// <returns>[N, C·Kh·Kw, L], L the number of patches; the caller's.</returns>
                public static Tensor unfold(Tensor input, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
                    Op.Run("im2col", input, Pair(kernel_size), Pair(dilation ?? (1, 1)), Pair(padding ?? (0, 0)), Pair(stride ?? (1, 1)));
            }
        }
    }
}
