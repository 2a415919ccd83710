using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

// Every structure that crosses is blittable, so no marshalling code is wanted anywhere in this assembly.
[assembly: DisableRuntimeMarshalling]

namespace AnimeGan.Ops.Interop;

/// <summary>One layer of a stack (agf_layer in native/fused.h).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeLayer
{
    public int Transposed;
    public int From;
    public int To;
    public int Kernel;
    public int Stride;
    public int Padding;
    public int Normalized;
    public int Activation;
    public float Slope;
    public float Epsilon;
    public float Momentum;
}

/// <summary>The tensors of one layer (agf_parameters).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeParameters
{
    public nint Weight;
    public nint Bias;
    public nint Gamma;
    public nint Beta;
    public nint RunningMean;
    public nint RunningVariance;
}

/// <summary>Where the gradients of one layer are written (agf_gradients).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeGradients
{
    public nint Weight;
    public nint Bias;
    public nint Gamma;
    public nint Beta;
}

/// <summary>The functions of native/fused.h, by their C names.</summary>
internal static unsafe partial class NativeMethods
{
    /// <summary>AGF_ABI_VERSION of the header that these declarations were written from.</summary>
    public const int AbiVersion = 3;

    private const string Library = "animegan_fused";

    [LibraryImport(Library)]
    public static partial int agf_abi_version();

    [LibraryImport(Library)]
    public static partial byte* agf_last_error();

    [LibraryImport(Library)]
    public static partial byte* agf_instruction_set(int bf16);

    [LibraryImport(Library)]
    public static partial int agf_create(NativeLayer* layers, int count, int rows, int columns, int threads, int bf16, byte* instructions, out StackHandle stack);

    [LibraryImport(Library)]
    public static partial void agf_destroy(nint stack);

    [LibraryImport(Library)]
    public static partial void agf_shape(StackHandle stack, int* shape);

    [LibraryImport(Library)]
    public static partial long agf_kept(StackHandle stack, int images);

    [LibraryImport(Library)]
    public static partial KeptHandle agf_take(long floats);

    [LibraryImport(Library)]
    public static partial void agf_give_back(nint memory);

    [LibraryImport(Library)]
    public static partial int agf_forward(StackHandle stack, int images, int training, NativeParameters* parameters, float* x, float* y, KeptHandle kept);

    [LibraryImport(Library)]
    public static partial int agf_backward(StackHandle stack, int images, NativeParameters* parameters, KeptHandle kept, float* dy, NativeGradients* gradients, float* dx);
}
