namespace TorchSharp.Modules
{
    /// <summary>Puts one value at both ends of signals.</summary>
    public sealed class ConstantPad1d : PadBase
    {
        internal ConstantPad1d(double value, params long[] padding)
            : base(nameof(ConstantPad1d), PaddingModes.Constant, value, padding)
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
            /// <summary>Puts one value at both ends of signals. Input: [N, C, L] or [C, L].</summary>
            /// <param name="padding">On every side.</param>
            /// <param name="value">The value.</param>
            /// <returns>The module.</returns>
            public static Modules.ConstantPad1d ConstantPad1d(long padding, double value) => new(value, padding, padding);

            /// <summary>Puts one value at both ends of signals. Input: [N, C, L] or [C, L].</summary>
            /// <param name="padding">Left and right.</param>
            /// <param name="value">The value.</param>
            /// <returns>The module.</returns>
            public static Modules.ConstantPad1d ConstantPad1d((long, long) padding, double value) => new(value, padding.Item1, padding.Item2);
        }
    }
}
