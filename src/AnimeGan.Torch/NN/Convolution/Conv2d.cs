using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Convolution of pictures (cross-correlation, as networks use it).</summary>
    public sealed class Conv2d : Convolution
    {
        internal Conv2d(long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding, Padding? padding_type, long[] dilation, long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
            : base(nameof(Conv2d), in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, false, new long[kernel_size.Length], groups, bias, padding_mode, device, dtype)
        {
        }

        /// <summary>Runs the convolution.</summary>
        /// <param name="input">[N, in, H, W] or the same without N.</param>
        /// <returns>[N, out, H, W], the size being ⌊(size + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1.</returns>
        /// <exception cref="ArgumentException">The input has another number of dimensions or channels.</exception>
        public override Tensor forward(Tensor input)
        {
            RequireShape(input, 2);
            if (padding_type is { } intent && padding_mode == PaddingModes.Zeros)
            {
                return nn.functional.ConvolutionPadding(2, input, weight, bias, stride, intent, dilation, groups);
            }

            if (padding_mode == PaddingModes.Zeros)
            {
                return nn.functional.Convolution(2, input, weight, bias, stride, padding!, dilation, groups);
            }

            using var padded = nn.functional.pad(input, _reversed_padding_repeated_twice, padding_mode);
            return nn.functional.Convolution(2, padded, weight, bias, stride, new long[2], dilation, groups);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Convolution of pictures; weights and bias are drawn from U(−k, k), k = 1/√(fan in).</summary>
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
            public static Modules.Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, [kernel_size, kernel_size], [stride, stride], [padding, padding], null, [dilation, dilation], groups, bias, padding_mode, device, dtype);

            /// <summary>Convolution of pictures; weights and bias are drawn from U(−k, k), k = 1/√(fan in).</summary>
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
            public static Modules.Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, [kernel_size, kernel_size], [stride, stride], null, padding, [dilation, dilation], groups, bias, padding_mode, device, dtype);

            /// <summary>Convolution of pictures; weights and bias are drawn from U(−k, k), k = 1/√(fan in).</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">The filter's height and width.</param>
            /// <param name="stride">The step down and across; null for 1.</param>
            /// <param name="padding">The padding above and below, left and right; null for none.</param>
            /// <param name="dilation">The distance between the filter's taps; null for 1.</param>
            /// <param name="padding_mode">What lies beyond the border.</param>
            /// <param name="groups">Number of groups that do not see each other's channels.</param>
            /// <param name="bias">Whether there is a bias.</param>
            /// <param name="device">Where; null for the default.</param>
            /// <param name="dtype">Of which type; null for the default.</param>
            /// <returns>The module.</returns>
            public static Modules.Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, functional.Pair(kernel_size), functional.Pair(stride ?? (1, 1)), functional.Pair(padding ?? (0, 0)), null, functional.Pair(dilation ?? (1, 1)), groups, bias, padding_mode, device, dtype);

            /// <summary>Convolution of pictures; weights and bias are drawn from U(−k, k), k = 1/√(fan in).</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">The filter's height and width.</param>
            /// <param name="padding">The padding by intent.</param>
            /// <param name="stride">The step down and across; null for 1.</param>
            /// <param name="dilation">The distance between the filter's taps; null for 1.</param>
            /// <param name="padding_mode">What lies beyond the border.</param>
            /// <param name="groups">Number of groups that do not see each other's channels.</param>
            /// <param name="bias">Whether there is a bias.</param>
            /// <param name="device">Where; null for the default.</param>
            /// <param name="dtype">Of which type; null for the default.</param>
            /// <returns>The module.</returns>
            public static Modules.Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, Padding padding, (long, long)? stride = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, functional.Pair(kernel_size), functional.Pair(stride ?? (1, 1)), null, padding, functional.Pair(dilation ?? (1, 1)), groups, bias, padding_mode, device, dtype);

            public static partial class functional
            {
                /// <summary>Convolution of pictures.</summary>
                /// <param name="input">[N, in, H, W] or the same without N.</param>
                /// <param name="weight">[out, in/groups, Kh, Kw].</param>
                /// <param name="bias">[out], or null.</param>
                /// <param name="strides">The step in each dimension; null for 1.</param>
                /// <param name="padding">The padding on both sides; null for none.</param>
                /// <param name="dilation">The distance between the filter's taps; null for 1.</param>
                /// <param name="groups">Number of groups that do not see each other's channels.</param>
                /// <returns>[N, out, H, W]; the caller's.</returns>
                public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                    Convolution(2, input, weight, bias, strides ?? [1, 1], padding ?? [0, 0], dilation ?? [1, 1], groups);

                /// <summary>Convolution of pictures with padding by intent.</summary>
                /// <param name="input">[N, in, H, W] or the same without N.</param>
                /// <param name="weight">[out, in/groups, Kh, Kw].</param>
                /// <param name="bias">[out], or null.</param>
                /// <param name="strides">The step in each dimension; null for 1.</param>
                /// <param name="padding">None, or as much as keeps the size.</param>
                /// <param name="dilation">The distance between the filter's taps; null for 1.</param>
                /// <param name="groups">Number of groups that do not see each other's channels.</param>
                /// <returns>[N, out, H, W]; the caller's.</returns>
                public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1) =>
                    ConvolutionPadding(2, input, weight, bias, strides ?? [1, 1], padding, dilation ?? [1, 1], groups);
            }
        }
    }
}
