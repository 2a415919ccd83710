namespace TorchSharp.Modules
{
    /// <summary>Mirrors pictures at their borders.</summary>
    public sealed class ReflectionPad2d : PadBase
    {
        internal ReflectionPad2d(params long[] padding)
            : base(nameof(ReflectionPad2d), PaddingModes.Reflect, 0, padding)
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
            /// <summary>Mirrors pictures at their borders. Input: [N, C, H, W] or [C, H, W].</summary>
            /// <param name="padding">On every side.</param>
            /// <returns>The module.</returns>
            public static Modules.ReflectionPad2d ReflectionPad2d(long padding) => new(padding, padding, padding, padding);

            /// <summary>Mirrors pictures at their borders. Input: [N, C, H, W] or [C, H, W].</summary>
            /// <param name="padding">Left, right, top and bottom.</param>
            /// <returns>The module.</returns>
            public static Modules.ReflectionPad2d ReflectionPad2d((long, long, long, long) padding) => new(padding.Item1, padding.Item2, padding.Item3, padding.Item4);
        }
    }
}
