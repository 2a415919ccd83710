using System.Globalization;
using AnimeGan.Engine;
using AnimeGan.Ops;
using AnimeGan.Training;

namespace AnimeGan.Benchmarks.Training;

/// <summary>One side of a comparison, before it is started.</summary>
/// <param name="Name">What stands in the table.</param>
/// <param name="Kind">Who trains.</param>
/// <param name="Record">What, but for the data.</param>
/// <param name="KeepsMemory">Whether glibc keeps what is freed, as the kit has it; otherwise it does as it does by itself.</param>
internal sealed record TrainingSide(string Name, SideKind Kind, TrainingRecord Record, bool KeepsMemory = true)
{
    // How the kit's mends are told to leave a process as it is: by what would be so without them.
    private static readonly (string, string)[] _peers =
    [
        (OpenMpWaiting.Variable, "300000"),
        ("DNNL_MAX_CPU_ISA", "DEFAULT"),
        (ConvolutionCheck.Variable, "plain"),
        ("OPENBLAS_CORETYPE", System.Runtime.Intrinsics.X86.Avx512F.IsSupported ? "SkylakeX" : "Haswell"),
    ];

    private static readonly (string, string) _givesBack = ("GLIBC_TUNABLES", "glibc.malloc.check=0");

    /// <summary>Starts it in a process of its own.</summary>
    /// <param name="sets">The data.</param>
    /// <param name="environment">More variables, for this comparison.</param>
    public ProcessPeer Start(TrainingSets sets, IEnumerable<(string Variable, string Value)>? environment = null)
    {
        var record = sets.For(Record) with { Kernels = Kind == SideKind.Kit ? Record.Kernels : FusedKernels.Library };
        (string, string)[] variables = [.. Kind == SideKind.Kit ? [] : _peers, .. KeepsMemory ? [] : new[] { _givesBack }, .. environment ?? []];
        if (Kind == SideKind.Python)
        {
            var sizes = new[] { TrainingProcess.Configure(record), record.ImageSize, record.BaseWidth, record.BatchSize };
            return new PythonPeer(
                Name,
                "dcgan_step.py",
                [.. sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)), record.Precision, Path.Combine(record.Data, "images.npy")],
                variables);
        }

        var program = Environment.ProcessPath!;
        string[] own = ["side", Kind.ToString(), sets.Save(record)];
        return new ProcessPeer(
            Name,
            program,
            Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(TrainingSide).Assembly.Location, .. own] : own,
            variables);
    }
}
