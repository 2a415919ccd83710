using TorchSharp;
using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>The kit's own kernels for stacks of convolutions: whether this machine has them, and when they stand aside.</summary>
/// <remarks>Why there are such kernels, and how they are built: src/decisions/0006-fused-kernels.md.</remarks>
public static class FusedKernels
{
    /// <summary>Use them wherever they can do the work.</summary>
    public const string Auto = "auto";

    /// <summary>Use them, and refuse networks that they cannot run.</summary>
    public const string Fused = "fused";

    /// <summary>Leave all work to the tensor library.</summary>
    public const string Library = "library";

    /// <summary>Convolutions multiply float32.</summary>
    public const string FullPrecision = "float32";

    /// <summary>Convolutions multiply numbers rounded to bfloat16, and what lies between two layers is kept so; sums, statistics, parameters, their gradients and the optimiser are float32 all the same.</summary>
    public const string BFloat16 = "bf16";

    /// <summary><see cref="BFloat16"/> in what the kernels run, <see cref="FullPrecision"/> in what they leave to the tensor library; <see cref="BFloat16"/> alone refuses networks with such layers.</summary>
    public const string AutoBFloat16 = "auto-bf16";

    [ThreadStatic]
    private static int _aside;

    /// <summary>What a record may say.</summary>
    public static IReadOnlyList<string> Choices { get; } = [Auto, Fused, Library];

    /// <summary>What a record may say of the precision. A run replaces <see cref="Auto"/> by <see cref="AutoBFloat16"/> or <see cref="FullPrecision"/>, whichever a measurement found faster on its machine; networks without a run take it for <see cref="FullPrecision"/>.</summary>
    public static IReadOnlyList<string> Precisions { get; } = [Auto, FullPrecision, BFloat16, AutoBFloat16];

    /// <summary>The instruction set that the kernels use here for float32, such as "AVX-512"; null where they cannot run.</summary>
    public static string? InstructionSet => MachineKernels.Float32 is [var best, ..] ? best.Name : null;

    /// <summary>The instruction set that they use for bfloat16: "AMX", "AVX-512 BF16", or an ordinary one, which is slower than float32 with it; null where they cannot run.</summary>
    public static string? BFloat16InstructionSet => MachineKernels.BFloat16 is [var best, ..] ? best.Name : null;

    /// <summary>Whether this build has the small C++ library that speaks AMX's and AVX-512's instructions for bfloat16: it needs a compiler, and Linux on x86-64.</summary>
    public static bool HasBFloat16Library => NativeTiles.IsThere;

    /// <summary>Whether the processor has instructions for bfloat16 that this build speaks: then it may be faster than float32.</summary>
    internal static bool HasBFloat16Instructions => InstructionSet is not null && NativeTiles.Here != TileInstructions.None;

    /// <summary>Why they cannot run here; null where they can.</summary>
    public static string? Reason => InstructionSet is null ? "the processor has neither AVX-512 nor AVX2, nor AdvSimd" : null;

    /// <summary>Whether the kernels stand aside on this thread.</summary>
    internal static bool StandAside => _aside > 0;

    /// <summary>Whether the kernels take an operation of the graph.</summary>
    /// <param name="kernels">One of <see cref="Choices"/>.</param>
    /// <param name="x">What it takes.</param>
    internal static bool Run(string kernels, Tensor x) =>
        kernels != Library && Reason is null && !StandAside && x.dtype == ScalarType.Float32 && x.device_type == DeviceType.CPU;

    /// <summary>Lets this thread's networks run layer by layer until the result is disposed of: the kernels have a first derivative, not a second.</summary>
    public static IDisposable LayerByLayer() => new Aside();

    /// <summary>What the kernels multiply for a precision.</summary>
    /// <param name="precision">One of <see cref="Precisions"/>.</param>
    /// <returns><see cref="FullPrecision"/> or <see cref="BFloat16"/>.</returns>
    public static string Resolve(string precision) => precision is BFloat16 or AutoBFloat16 ? BFloat16 : FullPrecision;

    /// <summary>The kernels that a training on this machine uses, as its run notes them; null where it uses none.</summary>
    /// <param name="kernels">One of <see cref="Choices"/>.</param>
    /// <param name="precision">One of <see cref="Precisions"/>.</param>
    internal static string? Used(string kernels, string precision) =>
        kernels == Library || InstructionSet is null ? null : Resolve(precision) == BFloat16 ? $"{BFloat16InstructionSet}, {BFloat16}, C#" : $"{InstructionSet}, C#";

    /// <summary>The best arithmetic for a precision that this machine has.</summary>
    /// <param name="precision"><see cref="FullPrecision"/> or <see cref="BFloat16"/>.</param>
    internal static IKernels Of(string precision) => precision == BFloat16 ? MachineKernels.BFloat16[0] : MachineKernels.Float32[0];

    private sealed class Aside : IDisposable
    {
        private bool _ended;

        public Aside() => _aside++;

        public void Dispose()
        {
            _aside -= _ended ? 0 : 1;
            _ended = true;
        }
    }
}
