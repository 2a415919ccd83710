using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>One at the class's place, zero elsewhere.</summary>
            /// <param name="x">Classes, int64 [*], from 0.</param>
            /// <param name="num_classes">The number of classes; −1 for one more than the greatest.</param>
            /// <returns>int64 [*, num_classes]; the caller's.</returns>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Op.Run("one_hot", x, num_classes);
        }
    }
}
