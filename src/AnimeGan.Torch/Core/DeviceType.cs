namespace TorchSharp;

/// <summary>Kinds of device, numbered as libtorch does.</summary>
public enum DeviceType
{
    /// <summary>The processor.</summary>
    CPU = 0,

    /// <summary>NVIDIA GPUs, and AMD's in builds for ROCm.</summary>
    CUDA = 1,

    /// <summary>Reserved for explicit oneDNN tensors.</summary>
    MKLDNN = 2,

    /// <summary>OpenGL.</summary>
    OPENGL = 3,

    /// <summary>OpenCL.</summary>
    OPENCL = 4,

    /// <summary>IDEEP.</summary>
    IDEEP = 5,

    /// <summary>AMD HIP.</summary>
    HIP = 6,

    /// <summary>FPGA.</summary>
    FPGA = 7,

    /// <summary>Microsoft's accelerator.</summary>
    MSNPU = 8,

    /// <summary>XLA and TPU.</summary>
    XLA = 9,

    /// <summary>Apple Silicon.</summary>
    MPS = 13,

    /// <summary>Shapes without data.</summary>
    META = 14,
}
