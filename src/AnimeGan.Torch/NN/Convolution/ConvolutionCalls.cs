using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            // One place for the operators of both dimensions, so that modules and functions dispatch alike.
            internal static Tensor Convolution(int dimensions, Tensor input, Tensor weight, Tensor? bias, long[] stride, long[] padding, long[] dilation, long groups) =>
                dimensions == 1
                    ? Op.Run("conv1d", input, weight, bias, stride, padding, dilation, groups)
                    : Op.Run("conv2d", input, weight, bias, stride, padding, dilation, groups);

            internal static Tensor ConvolutionPadding(int dimensions, Tensor input, Tensor weight, Tensor? bias, long[] stride, Padding padding, long[] dilation, long groups)
            {
                var intent = padding == Padding.Same ? "same" : "valid";
                return dimensions == 1
                    ? Op.Run("conv1d.padding", input, weight, bias, stride, intent, dilation, groups)
                    : Op.Run("conv2d.padding", input, weight, bias, stride, intent, dilation, groups);
            }

            internal static Tensor ConvolutionTransposed(int dimensions, Tensor input, Tensor weight, Tensor? bias, long[] stride, long[] padding, long[] output_padding, long groups, long[] dilation) =>
                dimensions == 1
                    ? Op.Run("conv_transpose1d", input, weight, bias, stride, padding, output_padding, groups, dilation)
                    : Op.Run("conv_transpose2d.input", input, weight, bias, stride, padding, output_padding, groups, dilation);

            internal static long[] Pair((long First, long Second) pair) => [pair.First, pair.Second];
        }
    }
}
