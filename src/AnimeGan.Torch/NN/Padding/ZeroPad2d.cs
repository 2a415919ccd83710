namespace TorchSharp.Modules
{
    /// <summary>Puts zeros around pictures.</summary>
    public sealed class ZeroPad2d : PadBase
    {
        internal ZeroPad2d(params long[] padding)
            : base(nameof(ZeroPad2d), PaddingModes.Constant, 0, padding)
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
            /// <summary>Puts zeros around pictures. Input: [N, C, H, W] or [C, H, W].</summary>
            /// <param name="padding">On every side.</param>
            /// <returns>The module.</returns>
            public static Modules.ZeroPad2d ZeroPad2d(long padding) => new(padding, padding, padding, padding);

            /// <summary>Puts zeros around pictures. Input: [N, C, H, W] or [C, H, W].</summary>
            /// <param name="padding">Left, right, top and bottom.</param>
            /// <returns>The module.</returns>
            public static Modules.ZeroPad2d ZeroPad2d((long, long, long, long) padding) => new(padding.Item1, padding.Item2, padding.Item3, padding.Item4);
        }
    }
}
