namespace TorchSharp.Modules
{
    /// <summary>Mirrors signals at their ends.</summary>
    public sealed class ReflectionPad1d : PadBase
    {
        internal ReflectionPad1d(params long[] padding)
            : base(nameof(ReflectionPad1d), PaddingModes.Reflect, 0, padding)
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
            /// <summary>Mirrors signals at their ends. Input: [N, C, L] or [C, L].</summary>
            /// <param name="padding">On every side.</param>
            /// <returns>The module.</returns>
            public static Modules.ReflectionPad1d ReflectionPad1d(long padding) => new(padding, padding);

            /// <summary>Mirrors signals at their ends. Input: [N, C, L] or [C, L].</summary>
            /// <param name="padding">Left and right.</param>
            /// <returns>The module.</returns>
            public static Modules.ReflectionPad1d ReflectionPad1d((long, long) padding) => new(padding.Item1, padding.Item2);
        }
    }
}
