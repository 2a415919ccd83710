using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using AnimeGan.Engine;
using AnimeGan.Files;
using AnimeGan.Ops;
using AnimeGan.Plugins;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Where and with what a run was started; stored in its folder as environment.json.</summary>
public sealed record RunEnvironment
{
    /// <summary>Version of the run folder's format, as src/AnimeGan/Training/Runs/README.md describes it; null for folders of before it had one.</summary>
    public int? Format { get; init; }

    /// <summary>Version of this kit.</summary>
    public required string Kit { get; init; }

    /// <summary>Name and version of the tensor engine: TorchSharp's and libtorch's. Bit-for-bit resumption needs the same.</summary>
    public required string Torch { get; init; }

    /// <summary>The engines that went on with the run since, each with the steps done before; null where none did.</summary>
    public IReadOnlyList<EngineChange>? EngineChanges { get; init; }

    /// <summary>How this machine's convolutions are computed; null for runs of before this was looked at. Bit-for-bit resumption needs the same.</summary>
    public string? Convolutions { get; init; }

    /// <summary>Version of .NET.</summary>
    public required string Runtime { get; init; }

    /// <summary>Operating system and architecture.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>The processor's name.</summary>
    public required string Cpu { get; init; }

    /// <summary>Threads that the tensor library used; bit-for-bit resumption needs the same number.</summary>
    public required int Threads { get; init; }

    /// <summary>Processes that trained the run together; null for one by itself.</summary>
    public int? Ranks { get; init; }

    /// <summary>Other numbers of processes that went on with the run since, each with the steps done before; null where none did.</summary>
    public IReadOnlyList<RankChange>? RankChanges { get; init; }

    /// <summary>Instruction set of the kit's own kernels; null where none were used. Bit-for-bit resumption needs the same.</summary>
    public string? Kernels { get; init; }

    /// <summary>Commit of the sources, with '+' where files differ from it; null outside of a checkout.</summary>
    public string? Revision { get; init; }

    /// <summary>The record's seed.</summary>
    public required long Seed { get; init; }

    /// <summary>SHA-256 of the data set's manifest.json; null where it has none.</summary>
    public string? DataManifestSha256 { get; init; }

    /// <summary>SHA-256 of the second data set's manifest.json, for families with two; null for others.</summary>
    public string? DataBManifestSha256 { get; init; }

    /// <summary>SHA-256 of the manifest.json of the set that D is pre-trained on; null where it is the run's own.</summary>
    public string? PretrainDataManifestSha256 { get; init; }

    /// <summary>SHA-256 of the manifest.json of the set that samples are compared with while training; null where it is the run's own.</summary>
    public string? HeldOutManifestSha256 { get; init; }

    /// <summary>The sets that moved or became others since, each with the steps done before; null where none did.</summary>
    public IReadOnlyList<DataChange>? DataChanges { get; init; }

    /// <summary>The parts that others registered and the run is made of, with the hash of their code; null where all is the kit's own.</summary>
    public IReadOnlyList<Part>? Parts { get; init; }

    /// <summary>When the run was started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Looks at this process and this machine.</summary>
    /// <param name="record">The run's record.</param>
    /// <param name="clock">The time.</param>
    public static RunEnvironment Capture(TrainingRecord record, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Capture(record.Seed, record.Data, clock) with
        {
            Format = RunFolder.Format,
            Kernels = record.UsedKernels,
            Parts = RunParts.Of(record),
            DataBManifestSha256 = ManifestHash(record.DataB),
            PretrainDataManifestSha256 = ManifestHash(record.Schedule.PretrainData),
            HeldOutManifestSha256 = ManifestHash(record.Evaluation.HeldOut),
        };
    }

    /// <summary>Looks at this process and this machine, for work that has no record.</summary>
    /// <param name="seed">What the work draws its random numbers from.</param>
    /// <param name="data">Folder of a prepared set, or null.</param>
    /// <param name="clock">The time.</param>
    public static RunEnvironment Capture(long seed, string? data, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new RunEnvironment
        {
            Kit = InformationalVersion(typeof(RunEnvironment).Assembly),
            Torch = TensorEngine.Version,
            Convolutions = ConvolutionCheck.Answer,
            Runtime = RuntimeInformation.FrameworkDescription,
            OperatingSystem = $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
            Cpu = CpuName(),
            Threads = get_num_threads(),
            Kernels = FusedKernels.InstructionSet,
            Revision = FindRevision(),
            Seed = seed,
            DataManifestSha256 = data is null ? null : ManifestHash(data),
            Started = clock.GetUtcNow(),
        };
    }

    internal static string? ManifestHash(string dataFolder)
    {
        if (dataFolder.Length == 0)
        {
            return null;
        }

        var manifest = Path.Combine(dataFolder, "manifest.json");
        return File.Exists(manifest) ? DurableFile.Hash(manifest) : null;
    }

    private static string InformationalVersion(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    internal static string CpuName()
    {
        const string Table = "/proc/cpuinfo";
        var line = File.Exists(Table) ? File.ReadLines(Table).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is not null ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string? FindRevision()
    {
        var commit = Git("rev-parse", "HEAD");
        return commit is null ? null : commit + (Git("status", "--porcelain", "--untracked-files=no") is "" ? "" : "+");
    }

    // A run must not fail for want of git, so no answer is an answer.
    private static string? Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start);
            if (git is null)
            {
                return null;
            }

            git.ErrorDataReceived += static (_, _) => { };
            git.BeginErrorReadLine();
            var output = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
