using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Pads the last dimensions.</summary>
            /// <param name="input">Any shape of enough dimensions.</param>
            /// <param name="pad">Before and after, last dimension first; negative values cut off in constant mode.</param>
            /// <param name="mode">What lies beyond the border.</param>
            /// <param name="value">The value in constant mode.</param>
            /// <returns>The larger shape; the caller's.</returns>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                var name = mode switch
                {
                    PaddingModes.Reflect => "reflect",
                    PaddingModes.Replicate => "replicate",
                    PaddingModes.Circular => "circular",
                    _ => "constant",
                };
                return Op.Run("pad", input, pad, name, name == "constant" ? value : Arg.None);
            }

            /// <summary>Pads the last dimensions.</summary>
            /// <param name="input">Any shape of enough dimensions.</param>
            /// <param name="pad">Before and after, last dimension first.</param>
            /// <param name="mode">What lies beyond the border.</param>
            /// <param name="value">The value in constant mode.</param>
            /// <returns>The larger shape; the caller's.</returns>
            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, pad.ToArray(), mode, value);

            /// <summary>Pads the last dimension.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="pad">Before and after.</param>
            /// <param name="mode">What lies beyond the border.</param>
            /// <param name="value">The value in constant mode.</param>
            /// <returns>The larger shape; the caller's.</returns>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, new[] { pad.Item1, pad.Item2 }, mode, value);

            /// <summary>Pads the last two dimensions.</summary>
            /// <param name="input">[*, H, W].</param>
            /// <param name="pad">Left, right, top and bottom.</param>
            /// <param name="mode">What lies beyond the border.</param>
            /// <param name="value">The value in constant mode.</param>
            /// <returns>The larger shape; the caller's.</returns>
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, new[] { pad.Item1, pad.Item2, pad.Item3, pad.Item4 }, mode, value);

            /// <summary>Pads every dimension on both sides.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="pad">On every side.</param>
            /// <param name="mode">What lies beyond the border.</param>
            /// <param name="value">The value in constant mode.</param>
            /// <returns>The larger shape; the caller's.</returns>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                ArgumentNullException.ThrowIfNull(input);
                return functional.pad(input, Enumerable.Repeat(pad, 2 * (int)input.dim()).ToArray(), mode, value);
            }
        }
    }
}
