using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Batch norm of pictures.</summary>
    public sealed class BatchNorm2d : BatchNorm
    {
        internal BatchNorm2d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
            : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm2d))
        {
        }

        /// <summary>Refuses inputs that are not [N, C, H, W].</summary>
        /// <param name="input">The input.</param>
        /// <exception cref="ArgumentException">The wrong number of dimensions.</exception>
        protected override void ValidateInputDimensions(Tensor input) => RequireDimensions(input, 4, 4, "[N, C, H, W]");
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Batch norm of pictures.</summary>
            /// <param name="num_features">The number of channels.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="momentum">Weight of the newest batch in the running statistics.</param>
            /// <param name="affine">Whether there are scale (1 at first) and shift (0 at first).</param>
            /// <param name="track_running_stats">Whether there are running statistics.</param>
            /// <param name="device">Where; null for the default.</param>
            /// <param name="dtype">Of which type; null for the default.</param>
            /// <returns>The module.</returns>
            public static Modules.BatchNorm2d BatchNorm2d(long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);
        }
    }
}
