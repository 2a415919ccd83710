using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using AnimeGan.Engine;
using AnimeGan.Ops;
using TorchSharp;

namespace AnimeGan.Cli.Machine;

/// <summary>What decides how fast this machine trains, and what is missing on it.</summary>
internal sealed record MachineReport
{
    private const double Gibibyte = 1024.0 * 1024 * 1024;

    /// <summary>The kit's version.</summary>
    public required string Kit { get; init; }

    /// <summary>.NET's version.</summary>
    public required string DotNet { get; init; }

    /// <summary>TorchSharp's version and libtorch's; null where it cannot be loaded.</summary>
    public required string? Torch { get; init; }

    /// <summary>Whether libtorch's convolutions are right here, and what is done where they are not.</summary>
    public required string Convolutions { get; init; }

    /// <summary>The picture engine and its version; null where it cannot be loaded.</summary>
    public required string? Pictures { get; init; }

    /// <summary>Threads that libtorch uses unless told otherwise; 0 where it cannot be loaded.</summary>
    public required int Threads { get; init; }

    /// <summary>Instruction set of the kit's own kernels, or why they cannot run.</summary>
    public required string Kernels { get; init; }

    /// <summary>What the kernels do where bfloat16 is asked for, and what "auto" chooses.</summary>
    public required string Precision { get; init; }

    /// <summary>Devices to train on, the CPU first.</summary>
    public required IReadOnlyList<string> Devices { get; init; }

    /// <summary>Whether the charting script is where pages take it from.</summary>
    public required bool HasPlotly { get; init; }

    /// <summary>The operating system.</summary>
    public required string System { get; init; }

    /// <summary>The processor's name.</summary>
    public required string Cpu { get; init; }

    /// <summary>Instruction sets that matter, named as Linux names them.</summary>
    public required IReadOnlyList<string> CpuFeatures { get; init; }

    /// <summary>Cores that this process may use, limits of a container included.</summary>
    public required int Cores { get; init; }

    /// <summary>Memory that this process may use, bytes, limits of a container included.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>What is slow or missing, each with its mend.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Looks at the machine; loads libtorch and the picture engine for it.</summary>
    /// <param name="measure">Whether to measure anew which precision is faster.</param>
    public static MachineReport Collect(bool measure = false)
    {
        var warnings = new List<string>();
        var convolutions = Try("libtorch", Convolve, warnings);
        var torchVersion = convolutions is null ? null : TensorEngine.Version;
        var pictures = Try("the picture engine", () => $"{Imaging.Pictures.Decoder}{(Imaging.Pictures.HasTurboJpeg ? ", plain JPEGs by the system's libjpeg-turbo" : string.Empty)}", warnings);
        var threads = torchVersion is null ? 0 : torch.get_num_threads();
        var hasPlotly = KitFiles.Plotly is not null;
        if (threads > 0 && threads < Environment.ProcessorCount)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture, $"libtorch uses {threads} of {Environment.ProcessorCount} cores; is OMP_NUM_THREADS set? 'animegan train --threads' overrides it"));
        }

        if (!hasPlotly)
        {
            warnings.Add("the folder plotly is missing beside this program, so pages will show still charts; build again");
        }

        var features = Machine.CpuFeatures.Detect();
        var isWithoutInstructions = !FusedKernels.HasBFloat16Library && (features.Contains("amx_bf16") || features.Contains("avx512_bf16"));
        if (isWithoutInstructions)
        {
            warnings.Add(OperatingSystem.IsLinux()
                ? "the processor has instructions for bf16, and the kit was built without the C++ that speaks them, so precision=bf16 is slow; type: sudo apt-get install g++ cmake, then build again"
                : "the processor has instructions for bf16, and the C++ that speaks them is built on Linux only, so precision=bf16 is slow");
        }

        if (OperatingSystem.IsLinux() && !Imaging.Pictures.HasTurboJpeg)
        {
            warnings.Add("libturbojpeg.so.0 is missing, and folders of JPEGs are prepared at some 70 % of the speed; type: sudo apt-get install libturbojpeg0");
        }

        if (OtherTrainings.Note(threads) is { } note)
        {
            warnings.Add(note);
        }

        return new MachineReport
        {
            Kit = KitVersion(),
            DotNet = RuntimeInformation.FrameworkDescription,
            Torch = torchVersion,
            Convolutions = convolutions ?? "unknown",
            Pictures = pictures,
            Threads = threads,
            Kernels = FusedKernels.InstructionSet is { } instructions
                ? $"{instructions}: DCGAN's stacks of convolutions train as one operation each (kernels=library turns that off)"
                : $"none, all work is libtorch's: {FusedKernels.Reason}",
            Precision = PrecisionReport.Write(threads, isWithoutInstructions, measure, warnings),
            Devices = torchVersion is null ? [] : ListDevices(),
            HasPlotly = hasPlotly,
            System = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
            Cpu = Machine.CpuFeatures.Model(),
            CpuFeatures = features,
            Cores = Environment.ProcessorCount,
            MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            Warnings = warnings,
        };
    }

    /// <summary>The report line by line, for a table.</summary>
    public IEnumerable<(string Name, string Value)> Rows()
    {
        yield return ("AnimeGan", Kit);
        yield return (".NET", DotNet);
        yield return ("tensors", Torch ?? "cannot be loaded");
        yield return ("convolutions", Convolutions);
        yield return ("threads", Threads.ToString(CultureInfo.InvariantCulture));
        yield return ("kernels", Kernels);
        yield return ("precision", Precision);
        yield return ("devices", Devices.Count > 0 ? string.Join(", ", Devices) : "none");
        yield return ("pictures", Pictures ?? "cannot be loaded");
        yield return ("charts", HasPlotly ? "live (plotly.js is there)" : "still (no plotly.js)");
        yield return ("system", System);
        yield return ("CPU", Cpu);
        yield return ("features", CpuFeatures.Count > 0 ? string.Join(' ', CpuFeatures) : "none that matter");
        yield return ("cores", Cores.ToString(CultureInfo.InvariantCulture));
        yield return ("memory", string.Create(CultureInfo.InvariantCulture, $"{MemoryBytes / Gibibyte:0.0} GiB"));
    }

    /// <summary>Asks a native library something; one that cannot be loaded becomes a warning, since this report is where people look for why.</summary>
    private static string? Try(string what, Func<string> ask, List<string> warnings)
    {
        try
        {
            return ask();
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException or TypeInitializationException or InvalidOperationException or NotSupportedException)
        {
            var cause = error is TypeInitializationException { InnerException: { } inner } ? inner : error;
            warnings.Add($"{what} cannot be loaded: {cause.Message}; it comes with the kit's packages: build again");
            return null;
        }
    }

    private static string Convolve() => ConvolutionCheck.Way switch
    {
        ConvolutionWay.Plain => "right by the self-check",
        ConvolutionWay.Padded => "wrong in oneDNN on this machine: the kit's networks fill channels up to 16, other convolutions do without oneDNN",
        _ => "wrong in oneDNN on this machine: all do without it, at a quarter of the speed",
    };

    private static List<string> ListDevices()
    {
        var devices = new List<string> { "cpu" };
        if (torch.cuda.is_available())
        {
            devices.AddRange(Enumerable.Range(0, torch.cuda.device_count()).Select(index => $"cuda:{index}"));
        }

        return devices;
    }

    private static string KitVersion() =>
        typeof(MachineReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
