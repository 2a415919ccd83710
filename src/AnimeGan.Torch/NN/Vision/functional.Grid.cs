using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Reads pictures at the places that a grid names.</summary>
            /// <param name="input">[N, C, H, W].</param>
            /// <param name="grid">[N, H′, W′, 2]: x and y, −1 and 1 being the borders.</param>
            /// <param name="mode">How values between pixels are found.</param>
            /// <param name="padding_mode">What lies outside the picture.</param>
            /// <param name="align_corners">Whether −1 and 1 are the outermost pixels' centres instead of their edges; null for false.</param>
            /// <returns>[N, C, H′, W′]; the caller's.</returns>
            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear, GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null)
            {
                // libtorch numbers these otherwise than TorchSharp's enumerations do.
                var interpolation = mode == GridSampleMode.Bilinear ? 0L : 1L;
                var outside = padding_mode switch
                {
                    GridSamplePaddingMode.Border => 1L,
                    GridSamplePaddingMode.Reflection => 2L,
                    _ => 0L,
                };
                return Op.Run("grid_sampler", input, grid, interpolation, outside, align_corners ?? false);
            }

            /// <summary>The grid of an affine map, for <see cref="grid_sample"/>.</summary>
            /// <param name="theta">[N, 2, 3]: output places to input places.</param>
            /// <param name="size">The output's shape, [N, C, H, W].</param>
            /// <param name="align_corners">Whether −1 and 1 are the outermost pixels' centres instead of their edges.</param>
            /// <returns>[N, H, W, 2]; the caller's.</returns>
            /// <exception cref="ArgumentNullException">No size.</exception>
            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false)
            {
                ArgumentNullException.ThrowIfNull(size);
                return Op.Run("affine_grid_generator", theta, size, align_corners);
            }
        }
    }
}
