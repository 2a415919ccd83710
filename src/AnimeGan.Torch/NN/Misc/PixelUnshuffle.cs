using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Moves r × r pixels into blocks of r² channels.</summary>
    public sealed class PixelUnshuffle : ParameterLessModule<Tensor, Tensor>
    {
        internal PixelUnshuffle(long downscale_factor)
            : base(nameof(PixelUnshuffle))
        {
            this.downscale_factor = downscale_factor;
        }

        /// <summary>r.</summary>
        public long downscale_factor { get; set; }

        /// <summary>Shuffles.</summary>
        /// <param name="input">[N, C, H·r, W·r].</param>
        /// <returns>[N, C·r², H, W].</returns>
        public override Tensor forward(Tensor input) => nn.functional.pixel_unshuffle(input, downscale_factor);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Moves r × r pixels into blocks of r² channels.</summary>
            /// <param name="downscale_factor">r.</param>
            /// <returns>The module.</returns>
            public static Modules.PixelUnshuffle PixelUnshuffle(long downscale_factor) => new(downscale_factor);

            public static partial class functional
            {
                /// <summary>Moves r × r pixels into blocks of r² channels.</summary>
                /// <param name="input">[N, C, H·r, W·r].</param>
                /// <param name="downscale_factor">r.</param>
                /// <returns>[N, C·r², H, W]; the caller's.</returns>
                public static Tensor pixel_unshuffle(Tensor input, long downscale_factor) =>
                    Op.Run("pixel_unshuffle", input, downscale_factor);
            }
        }
    }
}
