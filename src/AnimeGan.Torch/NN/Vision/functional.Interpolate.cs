using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Resizes signals, pictures or volumes.</summary>
            /// <param name="x">[N, C, L], [N, C, H, W] or [N, C, D, H, W].</param>
            /// <param name="size">The new size, one entry for all dimensions or one each; or null.</param>
            /// <param name="scale_factor">The factors, one for all dimensions or one each; or null.</param>
            /// <param name="mode">How values between pixels are found.</param>
            /// <param name="align_corners">Whether the outermost pixels' centres stay where they are; linear, bilinear, bicubic and trilinear only.</param>
            /// <param name="recompute_scale_factor">Whether places follow the rounded size instead of the factor.</param>
            /// <param name="antialias">Whether to smooth when shrinking; bilinear and bicubic only.</param>
            /// <returns>The new shape; the caller's.</returns>
            /// <exception cref="ArgumentException">Both or neither of size and factor, or a mode that does not fit the dimensions.</exception>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                ArgumentNullException.ThrowIfNull(x);
                if (size is null == scale_factor is null)
                {
                    throw new ArgumentException("Give either size or scale_factor.", nameof(size));
                }

                var dimensions = (int)x.dim() - 2;
                var sizes = Spread(size, dimensions, nameof(size));
                var factors = Spread(scale_factor, dimensions, nameof(scale_factor));
                if (factors is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                {
                    sizes = [.. factors.Select((factor, i) => (long)Math.Floor(x.size(i + 2) * factor))];
                    factors = null;
                }

                return Resize(x, dimensions, sizes, factors, mode, align_corners ?? false, antialias);
            }

            private static Tensor Resize(Tensor x, int dimensions, long[]? size, double[]? factors, InterpolationMode mode, bool corners, bool antialias) => (mode, dimensions) switch
            {
                (InterpolationMode.Bilinear, 2) when antialias => Op.Run("_upsample_bilinear2d_aa.vec", x, size, corners, factors),
                (InterpolationMode.Bicubic, 2) when antialias => Op.Run("_upsample_bicubic2d_aa.vec", x, size, corners, factors),
                _ when antialias => throw new ArgumentException($"Antialiasing is there for bilinear and bicubic resizing of pictures, got {mode} for {dimensions} dimensions.", nameof(antialias)),
                (InterpolationMode.Nearest, 1) => Op.Run("upsample_nearest1d.vec", x, size, factors),
                (InterpolationMode.Nearest, 2) => Op.Run("upsample_nearest2d.vec", x, size, factors),
                (InterpolationMode.Nearest, 3) => Op.Run("upsample_nearest3d.vec", x, size, factors),
                (InterpolationMode.NearestExact, 1) => Op.Run("_upsample_nearest_exact1d.vec", x, size, factors),
                (InterpolationMode.NearestExact, 2) => Op.Run("_upsample_nearest_exact2d.vec", x, size, factors),
                (InterpolationMode.NearestExact, 3) => Op.Run("_upsample_nearest_exact3d.vec", x, size, factors),
                (InterpolationMode.Linear, 1) => Op.Run("upsample_linear1d.vec", x, size, corners, factors),
                (InterpolationMode.Bilinear, 2) => Op.Run("upsample_bilinear2d.vec", x, size, corners, factors),
                (InterpolationMode.Bicubic, 2) => Op.Run("upsample_bicubic2d.vec", x, size, corners, factors),
                (InterpolationMode.Trilinear, 3) => Op.Run("upsample_trilinear3d.vec", x, size, corners, factors),
                (InterpolationMode.Area, 1) => Op.Run("adaptive_avg_pool1d", x, size),
                (InterpolationMode.Area, 2) => Op.Run("adaptive_avg_pool2d", x, size),
                (InterpolationMode.Area, 3) => Op.Run("adaptive_avg_pool3d", x, size),
                _ => throw new ArgumentException($"{mode} does not fit an input of shape [{string.Join(", ", x.shape)}]; linear is for 3, bilinear and bicubic for 4, trilinear for 5 dimensions.", nameof(mode)),
            };

            private static T[]? Spread<T>(T[]? values, int dimensions, string name)
            {
                if (values is null || values.Length == dimensions)
                {
                    return values;
                }

                return values.Length == 1
                    ? [.. Enumerable.Repeat(values[0], dimensions)]
                    : throw new ArgumentException($"{name} must have 1 or {dimensions} entries, got {values.Length}.", name);
            }

            /// <summary>The same as <see cref="interpolate"/> with fewer choices.</summary>
            /// <param name="input">[N, C, *].</param>
            /// <param name="size">The new size, or null.</param>
            /// <param name="scale_factor">The factors, or null.</param>
            /// <param name="mode">How values between pixels are found.</param>
            /// <param name="align_corners">Whether the outermost pixels' centres stay where they are.</param>
            /// <returns>The new shape; the caller's.</returns>
            public static Tensor upsample(Tensor input, long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool align_corners = false) =>
                interpolate(input, size, scale_factor, (InterpolationMode)mode, align_corners);

            /// <summary>Resizes pictures bilinearly.</summary>
            /// <param name="x">[N, C, H, W].</param>
            /// <param name="size">The new size, or null.</param>
            /// <param name="scale_factor">The factors, or null.</param>
            /// <param name="align_corners">Whether the outermost pixels' centres stay where they are.</param>
            /// <returns>[N, C, H′, W′]; the caller's.</returns>
            public static Tensor upsample_bilinear(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                interpolate(x, size, scale_factor, InterpolationMode.Bilinear, align_corners);

            /// <summary>Resizes by the nearest value.</summary>
            /// <param name="x">[N, C, *].</param>
            /// <param name="size">The new size, or null.</param>
            /// <param name="scale_factor">The factors, or null.</param>
            /// <param name="align_corners">Without meaning here.</param>
            /// <returns>The new shape; the caller's.</returns>
            public static Tensor upsample_nearest(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                interpolate(x, size, scale_factor, InterpolationMode.Nearest, align_corners);
        }
    }
}
