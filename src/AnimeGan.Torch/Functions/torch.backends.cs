using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Switches of the libraries under libtorch.</summary>
    public static partial class backends
    {
        /// <summary>CUDA's libraries.</summary>
        public static partial class cuda
        {
            /// <summary>Matrix products.</summary>
            public static partial class matmul
            {
                /// <summary>True when products of Float32 may use TF32: faster, 10 bits of mantissa.</summary>
                public static bool allow_tf32
                {
                    get => Tf32(0);
                    set => SetTf32(0, value);
                }
            }
        }

        /// <summary>cuDNN.</summary>
        public static partial class cudnn
        {
            /// <summary>True when convolutions of Float32 may use TF32.</summary>
            public static bool allow_tf32
            {
                get => Tf32(1);
                set => SetTf32(1, value);
            }
        }

        private static bool Tf32(int which)
        {
            Bridge.Ensure();
            return NativeMethods.agt_tf32(which) != 0;
        }

        private static void SetTf32(int which, bool enabled)
        {
            Bridge.Ensure();
            Bridge.Check(NativeMethods.agt_set_tf32(which, enabled ? (byte)1 : (byte)0));
        }
    }
}
