using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Resizes signals, pictures or volumes.</summary>
    public sealed class Upsample : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long[]? _size;
        private readonly double[]? _scaleFactor;

        internal Upsample(long[]? size, double[]? scale_factor, UpsampleMode mode, bool? align_corners, bool? recompute_scale_factor)
            : base(nameof(Upsample))
        {
            _size = size;
            _scaleFactor = scale_factor;
            this.mode = mode;
            this.align_corners = align_corners;
            this.recompute_scale_factor = recompute_scale_factor;
        }

        /// <summary>Whether places follow the rounded size instead of the factor.</summary>
        public bool? recompute_scale_factor { get; set; }

        /// <summary>How values between pixels are found.</summary>
        public UpsampleMode mode { get; private set; }

        /// <summary>Whether the outermost pixels' centres stay where they are.</summary>
        public bool? align_corners { get; private set; }

        /// <summary>The new size, or empty.</summary>
        public ReadOnlySpan<long> size => _size;

        /// <summary>The factors, or empty.</summary>
        public ReadOnlySpan<double> scale_factor => _scaleFactor;

        /// <summary>Resizes.</summary>
        /// <param name="input">[N, C, *].</param>
        /// <returns>The new shape.</returns>
        public override Tensor forward(Tensor input) =>
            nn.functional.interpolate(input, _size, _scaleFactor, (InterpolationMode)mode, align_corners, recompute_scale_factor ?? false);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Resizes signals, pictures or volumes.</summary>
            /// <param name="size">The new size, or null.</param>
            /// <param name="scale_factor">The factors, or null.</param>
            /// <param name="mode">How values between pixels are found.</param>
            /// <param name="align_corners">Whether the outermost pixels' centres stay where they are.</param>
            /// <param name="recompute_scale_factor">Whether places follow the rounded size instead of the factor.</param>
            /// <returns>The module.</returns>
            public static Modules.Upsample Upsample(long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool? align_corners = null, bool? recompute_scale_factor = null) =>
                new(size, scale_factor, mode, align_corners, recompute_scale_factor);
        }
    }
}
