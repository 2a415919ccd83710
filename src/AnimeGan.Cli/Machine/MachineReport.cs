using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace AnimeGan.Cli.Machine;

/// <summary>What decides how fast this machine trains, and what is missing on it.</summary>
internal sealed record MachineReport
{
    private const double Gibibyte = 1024.0 * 1024 * 1024;

    /// <summary>The kit's version.</summary>
    public required string Kit { get; init; }

    /// <summary>.NET's version.</summary>
    public required string DotNet { get; init; }

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

    /// <summary>Looks at the machine; loads libtorch and libvips for it.</summary>
    public static MachineReport Collect()
    {
        var warnings = new List<string>();
        return new MachineReport
        {
            Kit = KitVersion(),
            DotNet = RuntimeInformation.FrameworkDescription,
            System = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
            Cpu = Machine.CpuFeatures.Model(),
            CpuFeatures = Machine.CpuFeatures.Detect(),
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
        yield return ("system", System);
        yield return ("CPU", Cpu);
        yield return ("features", CpuFeatures.Count > 0 ? string.Join(' ', CpuFeatures) : "none that matter");
        yield return ("cores", Cores.ToString(CultureInfo.InvariantCulture));
        yield return ("memory", string.Create(CultureInfo.InvariantCulture, $"{MemoryBytes / Gibibyte:0.0} GiB"));
    }

    private static string KitVersion() =>
        typeof(MachineReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
