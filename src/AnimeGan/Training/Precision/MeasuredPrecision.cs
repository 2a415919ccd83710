using AnimeGan.Ops;

namespace AnimeGan.Training;

/// <summary>How long the same convolutions took on a machine in float32 and in bfloat16, and what "auto" is by that.</summary>
public sealed record MeasuredPrecision
{
    /// <summary>The most that bfloat16 may take of float32's time where it is chosen: the numbers are others, so the gain must be plain.</summary>
    public const double Limit = 0.9;

    /// <summary>The processor's name.</summary>
    public required string Cpu { get; init; }

    /// <summary>The instructions of both, such as "AVX-512 and AVX-512 BF16".</summary>
    public required string Instructions { get; init; }

    /// <summary>Threads that shared the work.</summary>
    public required int Threads { get; init; }

    /// <summary>The build of the kernels.</summary>
    public required string Kernels { get; init; }

    /// <summary>Median over the rounds, milliseconds.</summary>
    public double Float32Milliseconds { get; init; }

    /// <summary>The same in bfloat16.</summary>
    public double BFloat16Milliseconds { get; init; }

    /// <summary>bfloat16's share of float32's time, above 0: in three of four rounds it was at most this.</summary>
    public required double Share { get; init; }

    /// <summary>Rounds, both in turn.</summary>
    public int Rounds { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset Measured { get; init; }

    /// <summary>What a run with "auto" trains in: "auto-bf16" or "float32".</summary>
    public string Choice => Share <= Limit ? FusedKernels.AutoBFloat16 : FusedKernels.FullPrecision;

    /// <summary>Whether it holds where another would be made now: the processor, the instructions, the threads and the build are the same.</summary>
    internal bool IsOf(MeasuredPrecision other) => (Cpu, Instructions, Threads, Kernels) == (other.Cpu, other.Instructions, other.Threads, other.Kernels);
}
