using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Divides by the p-norm along one dimension.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="p">Which norm.</param>
            /// <param name="dim">The dimension.</param>
            /// <param name="eps">The least divisor.</param>
            /// <returns>The same shape; the caller's.</returns>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1L, double eps = 1e-12)
            {
                ArgumentNullException.ThrowIfNull(input);
                using var norm = Op.Run("norm.ScalarOpt_dim", input, (Scalar)p, new[] { dim }, true);
                using var bounded = Op.Run("clamp_min", norm, (Scalar)eps);
                using var divisor = Op.Run("expand_as", bounded, input);
                return Op.Run("div.Tensor", input, divisor);
            }

            /// <summary>Normalises each channel over batch and places.</summary>
            /// <param name="input">[N, C, *].</param>
            /// <param name="running_mean">[C], updated in training, or null.</param>
            /// <param name="running_var">[C], updated in training, or null.</param>
            /// <param name="weight">The scale, [C], or null.</param>
            /// <param name="bias">The shift, [C], or null.</param>
            /// <param name="training">Whether to use the batch's statistics.</param>
            /// <param name="momentum">Weight of this batch in the running statistics.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <returns>The same shape; the caller's.</returns>
            /// <exception cref="ArgumentException">Training with one value a channel.</exception>
            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-5)
            {
                ArgumentNullException.ThrowIfNull(input);
                if (training && input.numel() == input.size(1))
                {
                    throw new ArgumentException(
                        $"Batch norm needs more than one value a channel in training, got [{string.Join(", ", input.shape)}]; use a larger batch or eval().", nameof(input));
                }

                return Op.Run("batch_norm", input, weight, bias, running_mean, running_var, training, momentum, eps, true);
            }

            /// <summary>Normalises groups of channels of each picture by themselves.</summary>
            /// <param name="input">[N, C, *].</param>
            /// <param name="num_groups">The number of groups; divides C.</param>
            /// <param name="weight">The scale, [C], or null.</param>
            /// <param name="bias">The shift, [C], or null.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <returns>The same shape; the caller's.</returns>
            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Op.Run("group_norm", input, num_groups, weight, bias, eps, true);

            /// <summary>Normalises each channel of each picture by itself.</summary>
            /// <param name="input">[N, C, *].</param>
            /// <param name="running_mean">[C], or null.</param>
            /// <param name="running_var">[C], or null.</param>
            /// <param name="weight">The scale, [C], or null.</param>
            /// <param name="bias">The shift, [C], or null.</param>
            /// <param name="use_input_stats">Whether to use the picture's own statistics.</param>
            /// <param name="momentum">Weight of this batch in the running statistics.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <returns>The same shape; the caller's.</returns>
            /// <exception cref="ArgumentException">One place a channel, which has no variance.</exception>
            public static Tensor instance_norm(Tensor input, Tensor? running_mean = null, Tensor? running_var = null, Tensor? weight = null, Tensor? bias = null, bool use_input_stats = true, double momentum = 0.1, double eps = 1e-5)
            {
                ArgumentNullException.ThrowIfNull(input);
                if (use_input_stats && input.numel() == input.size(0) * input.size(1))
                {
                    throw new ArgumentException(
                        $"Instance norm needs more than one place a channel, got [{string.Join(", ", input.shape)}]; leave it out where maps are 1×1.", nameof(input));
                }

                return Op.Run("instance_norm", input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, true);
            }

            /// <summary>Normalises over the last dimensions.</summary>
            /// <param name="input">[*, normalized_shape].</param>
            /// <param name="normalized_shape">The last dimensions' sizes.</param>
            /// <param name="weight">The scale, of that shape, or null.</param>
            /// <param name="bias">The shift, of that shape, or null.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <returns>The same shape; the caller's.</returns>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Op.Run("layer_norm", input, normalized_shape, weight, bias, eps, true);
        }
    }
}
