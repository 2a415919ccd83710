using System.Globalization;
using AnimeGan.Ops;
using AnimeGan.Training;

namespace AnimeGan.Cli.Machine;

/// <summary>What the kernels do where bfloat16 is asked for, and what the precision "auto" is here.</summary>
internal static class PrecisionReport
{
    /// <summary>The report's line.</summary>
    /// <param name="threads">Threads that a training uses unless told otherwise; 0 where that is not known.</param>
    /// <param name="isWithoutInstructions">Whether the processor has instructions for it that this build does not speak.</param>
    /// <param name="measure">Whether to measure anew.</param>
    /// <param name="warnings">Takes what went wrong with the file of measurements.</param>
    public static string Write(int threads, bool isWithoutInstructions, bool measure, List<string> warnings)
    {
        var auto = new AutoPrecision(threads > 0 ? threads : Environment.ProcessorCount);
        if (FusedKernels.BFloat16InstructionSet is not { } name)
        {
            return "float32; bf16 needs the kit's own kernels";
        }

        if (!auto.CanMeasure)
        {
            return $"float32; bf16 is computed with {name}, without {(isWithoutInstructions ? "the processor's instructions for it" : "AMX or AVX-512 BF16")}, and is slower than float32 (precision=auto stays with float32)";
        }

        string? fault;
        var found = measure ? auto.Measure(out fault) : auto.Find(out fault);
        if (fault is not null)
        {
            warnings.Add(fault.TrimEnd('.'));
        }

        return $"float32; bf16 runs with {name}'s instructions (precision=bf16 asks for it); {(found is null ? "precision=auto measures both at its first run; --measure does it now" : Choice(found, auto.Path))}";
    }

    private static string Choice(MeasuredPrecision found, string? path) => string.Create(
        CultureInfo.InvariantCulture,
        $"precision=auto is {found.Choice}: bf16 takes {found.Share:P0} of float32's time with {found.Threads} {(found.Threads == 1 ? "thread" : "threads")}, and {MeasuredPrecision.Limit:P0} would do (measured {found.Measured:yyyy-MM-dd}, {(path is null ? "kept nowhere" : $"kept in {path}")}; --measure does it anew)");
}
