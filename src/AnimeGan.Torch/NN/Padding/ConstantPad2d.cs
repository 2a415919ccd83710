namespace TorchSharp.Modules
{
    /// <summary>Puts one value around pictures.</summary>
    public sealed class ConstantPad2d : PadBase
    {
        internal ConstantPad2d(double value, params long[] padding)
            : base(nameof(ConstantPad2d), PaddingModes.Constant, value, padding)
        {
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Puts one value around pictures. Input: [N, C, H, W] or [C, H, W].</summary>
            /// <param name="padding">On every side.</param>
            /// <param name="value">The value.</param>
            /// <returns>The module.</returns>
            public static Modules.ConstantPad2d ConstantPad2d(long padding, double value) => new(value, padding, padding, padding, padding);

            /// <summary>Puts one value around pictures. Input: [N, C, H, W] or [C, H, W].</summary>
            /// <param name="padding">Left, right, top and bottom.</param>
            /// <param name="value">The value.</param>
            /// <returns>The module.</returns>
            public static Modules.ConstantPad2d ConstantPad2d((long, long, long, long) padding, double value) => new(value, padding.Item1, padding.Item2, padding.Item3, padding.Item4);
        }
    }
}
