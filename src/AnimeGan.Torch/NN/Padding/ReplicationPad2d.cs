namespace TorchSharp.Modules
{
    /// <summary>Repeats the borders of pictures.</summary>
    public sealed class ReplicationPad2d : PadBase
    {
        internal ReplicationPad2d(params long[] padding)
            : base(nameof(ReplicationPad2d), PaddingModes.Replicate, 0, padding)
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
            /// <summary>Repeats the borders of pictures. Input: [N, C, H, W] or [C, H, W].</summary>
            /// <param name="padding">On every side.</param>
            /// <returns>The module.</returns>
            public static Modules.ReplicationPad2d ReplicationPad2d(long padding) => new(padding, padding, padding, padding);

            /// <summary>Repeats the borders of pictures. Input: [N, C, H, W] or [C, H, W].</summary>
            /// <param name="padding">Left, right, top and bottom.</param>
            /// <returns>The module.</returns>
            public static Modules.ReplicationPad2d ReplicationPad2d((long, long, long, long) padding) => new(padding.Item1, padding.Item2, padding.Item3, padding.Item4);
        }
    }
}
