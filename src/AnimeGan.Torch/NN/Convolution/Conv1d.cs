using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Convolution of signals (cross-correlation, as networks use it).</summary>
    public sealed class Conv1d : Convolution
    {
        internal Conv1d(long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding, Padding? padding_type, long[] dilation, long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
            : base(nameof(Conv1d), in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, false, new long[kernel_size.Length], groups, bias, padding_mode, device, dtype)
        {
        }

        /// <summary>Runs the convolution.</summary>
        /// <param name="input">[N, in, L] or the same without N.</param>
        /// <returns>[N, out, L], the size being ⌊(size + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1.</returns>
        /// <exception cref="ArgumentException">The input has another number of dimensions or channels.</exception>
        public override Tensor forward(Tensor input)
        {
            RequireShape(input, 1);
            if (padding_type is { } intent && padding_mode == PaddingModes.Zeros)
            {
                return nn.functional.ConvolutionPadding(1, input, weight, bias, stride, intent, dilation, groups);
            }

            if (padding_mode == PaddingModes.Zeros)
            {
                return nn.functional.Convolution(1, input, weight, bias, stride, padding!, dilation, groups);
            }

            using var padded = nn.functional.pad(input, _reversed_padding_repeated_twice, padding_mode);
            return nn.functional.Convolution(1, padded, weight, bias, stride, new long[1], dilation, groups);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Convolution of signals; weights and bias are drawn from U(−k, k), k = 1/√(fan in).</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">The filter's size.</param>
            /// <param name="stride">The step.</param>
            /// <param name="padding">The padding on both sides.</param>
            /// <param name="dilation">The distance between the filter's taps.</param>
            /// <param name="padding_mode">What lies beyond the border.</param>
            /// <param name="groups">Number of groups that do not see each other's channels.</param>
            /// <param name="bias">Whether there is a bias.</param>
            /// <param name="device">Where; null for the default.</param>
            /// <param name="dtype">Of which type; null for the default.</param>
            /// <returns>The module.</returns>
            public static Modules.Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, [kernel_size], [stride], [padding], null, [dilation], groups, bias, padding_mode, device, dtype);

            /// <summary>Convolution of signals; weights and bias are drawn from U(−k, k), k = 1/√(fan in).</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">The filter's size.</param>
            /// <param name="padding">The padding by intent.</param>
            /// <param name="stride">The step.</param>
            /// <param name="dilation">The distance between the filter's taps.</param>
            /// <param name="padding_mode">What lies beyond the border.</param>
            /// <param name="groups">Number of groups that do not see each other's channels.</param>
            /// <param name="bias">Whether there is a bias.</param>
            /// <param name="device">Where; null for the default.</param>
            /// <param name="dtype">Of which type; null for the default.</param>
            /// <returns>The module.</returns>
            public static Modules.Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, [kernel_size], [stride], null, padding, [dilation], groups, bias, padding_mode, device, dtype);

            public static partial class functional
            {
                /// <summary>Convolution of signals.</summary>
                /// <param name="input">[N, in, L] or the same without N.</param>
                /// <param name="weight">[out, in/groups, K].</param>
                /// <param name="bias">[out], or null.</param>
                /// <param name="stride">The step; null for 1.</param>
                /// <param name="padding">The padding on both sides; null for none.</param>
                /// <param name="dilation">The distance between the filter's taps; null for 1.</param>
                /// <param name="groups">Number of groups that do not see each other's channels.</param>
                /// <returns>[N, out, L]; the caller's.</returns>
                public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null, long groups = 1) =>
                    Convolution(1, input, weight, bias, [stride ?? 1], [padding ?? 0], [dilation ?? 1], groups);

                /// <summary>Convolution of signals with padding by intent.</summary>
                /// <param name="input">[N, in, L] or the same without N.</param>
                /// <param name="weight">[out, in/groups, K].</param>
                /// <param name="bias">[out], or null.</param>
                /// <param name="stride">The step; null for 1.</param>
                /// <param name="padding">None, or as much as keeps the size.</param>
                /// <param name="dilation">The distance between the filter's taps; null for 1.</param>
                /// <param name="groups">Number of groups that do not see each other's channels.</param>
                /// <returns>[N, out, L]; the caller's.</returns>
                public static Tensor conv1d_padding(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, Padding padding = Padding.Valid, long? dilation = null, long groups = 1) =>
                    ConvolutionPadding(1, input, weight, bias, [stride ?? 1], padding, [dilation ?? 1], groups);
            }
        }
    }
}
