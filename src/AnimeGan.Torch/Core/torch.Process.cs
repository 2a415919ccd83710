using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>PyTorch's functions, under TorchSharp's names.</summary>
public static partial class torch
{
    /// <summary>libtorch's version, such as "1.13.1".</summary>
    public static string __version__ => LibTorchVersion();

    /// <summary>Threads that one operator may use.</summary>
    public static int get_num_threads()
    {
        Bridge.Ensure();
        Bridge.Check(NativeMethods.agt_threads(out var count));
        return count;
    }

    /// <summary>Sets how many threads one operator may use, on whichever thread it is called.</summary>
    public static void set_num_threads(int num)
    {
        Bridge.Ensure();
        Bridge.Check(NativeMethods.agt_set_threads(num));
    }

    /// <summary>Threads that run operators beside each other.</summary>
    public static int get_num_interop_threads()
    {
        Bridge.Ensure();
        return NativeMethods.agt_interop_threads();
    }

    /// <summary>Sets how many threads run operators beside each other; only before they have started.</summary>
    public static void set_num_interop_threads(int num)
    {
        Bridge.Ensure();
        Bridge.Check(NativeMethods.agt_set_interop_threads(num));
    }

    /// <summary>True when a CUDA device can be used.</summary>
    public static bool cuda_is_available() => cuda.is_available();

    /// <summary>False: Apple's GPU needs TorchSource=nuget.</summary>
    public static bool mps_is_available() => false;

    private static unsafe string LibTorchVersion()
    {
        Bridge.Ensure();
        return Bridge.Text(NativeMethods.agt_torch_version());
    }

    /// <summary>CUDA devices.</summary>
    public static partial class cuda
    {
        /// <summary>True when a CUDA device can be used.</summary>
        public static bool is_available()
        {
            Bridge.Ensure();
            return NativeMethods.agt_cuda_available() != 0;
        }

        /// <summary>True when cuDNN can be used.</summary>
        public static bool is_cudnn_available()
        {
            Bridge.Ensure();
            return NativeMethods.agt_cudnn_available() != 0;
        }

        /// <summary>Number of CUDA devices.</summary>
        public static int device_count()
        {
            Bridge.Ensure();
            return NativeMethods.agt_cuda_device_count();
        }

        /// <summary>Seeds the current CUDA device's generator.</summary>
        public static void manual_seed(long seed)
        {
            using var generator = Generator.DefaultOf(CUDA);
            generator.manual_seed(seed);
        }

        /// <summary>Seeds every CUDA device's generator.</summary>
        public static void manual_seed_all(long seed)
        {
            for (var k = 0; k < device_count(); k++)
            {
                using var generator = Generator.DefaultOf(new Device(DeviceType.CUDA, k));
                generator.manual_seed(seed);
            }
        }

        /// <summary>Waits until the device has done all it was given.</summary>
        public static void synchronize(Device? device = null)
        {
            Bridge.Ensure();
            Bridge.Check(NativeMethods.agt_cuda_synchronize(device?.index ?? -1));
        }
    }
}
