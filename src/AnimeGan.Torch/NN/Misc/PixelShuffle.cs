using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Moves blocks of r² channels into r × r pixels (Shi et al. 2016).</summary>
    public sealed class PixelShuffle : ParameterLessModule<Tensor, Tensor>
    {
        internal PixelShuffle(long upscale_factor)
            : base(nameof(PixelShuffle))
        {
            this.upscale_factor = upscale_factor;
        }

        /// <summary>r.</summary>
        public long upscale_factor { get; set; }

        /// <summary>Shuffles.</summary>
        /// <param name="input">[N, C·r², H, W].</param>
        /// <returns>[N, C, H·r, W·r].</returns>
        public override Tensor forward(Tensor input) => nn.functional.pixel_shuffle(input, upscale_factor);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Moves blocks of r² channels into r × r pixels (Shi et al. 2016).</summary>
            /// <param name="upscale_factor">r.</param>
            /// <returns>The module.</returns>
            public static Modules.PixelShuffle PixelShuffle(long upscale_factor) => new(upscale_factor);

            public static partial class functional
            {
                /// <summary>Moves blocks of r² channels into r × r pixels.</summary>
                /// <param name="input">[N, C·r², H, W].</param>
                /// <param name="upscale_factor">r.</param>
                /// <returns>[N, C, H·r, W·r]; the caller's.</returns>
                public static Tensor pixel_shuffle(Tensor input, long upscale_factor) =>
                    Op.Run("pixel_shuffle", input, upscale_factor);
            }
        }
    }
}
