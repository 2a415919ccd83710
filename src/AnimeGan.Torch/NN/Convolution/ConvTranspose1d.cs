using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Transposed convolution of signals: the map that a convolution's gradient takes.</summary>
    public sealed class ConvTranspose1d : ConvolutionTranspose
    {
        internal ConvTranspose1d(long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, long[] dilation, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
            : base(nameof(ConvTranspose1d), in_channels, out_channels, kernel_size, stride, padding, null, dilation, true, output_padding, groups, bias, padding_mode, device, dtype)
        {
        }

        /// <summary>Runs the transposed convolution.</summary>
        /// <param name="input">[N, in, L] or the same without N.</param>
        /// <param name="output_size">The output's size, with or without N and C; null for the one that <c>output_padding</c> gives.</param>
        /// <returns>[N, out, L], the size being (size − 1)·stride − 2·padding + dilation·(kernel − 1) + output_padding + 1.</returns>
        /// <exception cref="ArgumentException">The input has another number of dimensions or channels, or the size cannot be had.</exception>
        public override Tensor forward(Tensor input, long[]? output_size)
        {
            RequireShape(input, 1);
            var added = _output_padding(input, output_size, kernel_size, stride, padding!, dilation, 1);
            return nn.functional.ConvolutionTransposed(1, input, weight, bias, stride, padding!, added, groups, dilation);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Transposed convolution of signals; weights and bias are drawn from U(−k, k), k = 1/√(fan in).</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">The filter's size.</param>
            /// <param name="stride">The step.</param>
            /// <param name="padding">What is cut off on both sides.</param>
            /// <param name="output_padding">Rows to add at the end of the output.</param>
            /// <param name="dilation">The distance between the filter's taps.</param>
            /// <param name="padding_mode">Zeros; nothing else is supported.</param>
            /// <param name="groups">Number of groups that do not see each other's channels.</param>
            /// <param name="bias">Whether there is a bias.</param>
            /// <param name="device">Where; null for the default.</param>
            /// <param name="dtype">Of which type; null for the default.</param>
            /// <returns>The module.</returns>
            public static Modules.ConvTranspose1d ConvTranspose1d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, [kernel_size], [stride], [padding], [dilation], [output_padding], groups, bias, padding_mode, device, dtype);

            public static partial class functional
            {
                /// <summary>Transposed convolution of signals.</summary>
                /// <param name="input">[N, in, L] or the same without N.</param>
                /// <param name="weight">[in, out/groups, K].</param>
                /// <param name="bias">[out], or null.</param>
                /// <param name="stride">The step; null for 1.</param>
                /// <param name="padding">What is cut off on both sides; null for nothing.</param>
                /// <param name="output_padding">Rows to add at the end; null for none.</param>
                /// <param name="dilation">The distance between the filter's taps; null for 1.</param>
                /// <param name="groups">Number of groups that do not see each other's channels.</param>
                /// <returns>[N, out, L]; the caller's.</returns>
                public static Tensor conv_transpose1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? output_padding = null, long? dilation = null, long groups = 1) =>
                    ConvolutionTransposed(1, input, weight, bias, [stride ?? 1], [padding ?? 0], [output_padding ?? 0], groups, [dilation ?? 1]);
            }
        }
    }
}
