using AnimeGan.Engine;
using AnimeGan.Ops;

namespace AnimeGan.Benchmarks.Training;

/// <summary>The machine, and what trains on it, in a line.</summary>
internal static class TrainingMachine
{
    /// <summary>Processor, cores, system, .NET, libtorch, instruction sets, and what the self-check says of libtorch's convolutions.</summary>
    public static string Words { get; } =
        $"{ResultTable.Machine()}, {TensorEngine.Version}, kernels with {FusedKernels.InstructionSet ?? "nothing"} and for bf16 with {FusedKernels.BFloat16InstructionSet ?? "nothing"}; "
        + (ConvolutionCheck.Way == ConvolutionWay.Plain
            ? "libtorch's convolutions are right here"
            : $"libtorch's convolutions are wrong here (the kit computes its own {ConvolutionCheck.Answer}), and the peer is timed on that fast path all the same");
}
