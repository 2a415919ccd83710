namespace TorchSharp.Modules
{
    /// <summary>Repeats the ends of signals.</summary>
    public sealed class ReplicationPad1d : PadBase
    {
        internal ReplicationPad1d(params long[] padding)
            : base(nameof(ReplicationPad1d), PaddingModes.Replicate, 0, padding)
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
            /// <summary>Repeats the ends of signals. Input: [N, C, L] or [C, L].</summary>
            /// <param name="padding">On every side.</param>
            /// <returns>The module.</returns>
            public static Modules.ReplicationPad1d ReplicationPad1d(long padding) => new(padding, padding);

            /// <summary>Repeats the ends of signals. Input: [N, C, L] or [C, L].</summary>
            /// <param name="padding">Left and right.</param>
            /// <returns>The module.</returns>
            public static Modules.ReplicationPad1d ReplicationPad1d((long, long) padding) => new(padding.Item1, padding.Item2);
        }
    }
}
