using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AnimeGan.Cli.Machine;

/// <summary>What of the instruction set matters to training, named as Linux names it.</summary>
internal static class CpuFeatures
{
    /// <summary>The features that are there, the slowest first.</summary>
    public static IReadOnlyList<string> Detect()
    {
        var found = new List<string>();
        Add(found, "avx2", Avx2.IsSupported);
        Add(found, "fma", Fma.IsSupported);
        Add(found, "avx512f", Avx512F.IsSupported);
        Add(found, "neon", AdvSimd.IsSupported);
        if (X86Base.IsSupported)
        {
            AddFromCpuid(found);
        }

        return found;
    }

    /// <summary>The processor's name; its architecture where the system does not tell.</summary>
    public static string Model()
    {
        const string file = "/proc/cpuinfo";
        var line = File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    /// <remarks>.NET has no class for these. Leaf 13 says which register states the system may save: without bits 17 and 18 no tiles.</remarks>
    private static void AddFromCpuid(List<string> found)
    {
        var (highest, _, _, _) = X86Base.CpuId(0, 0);
        if (highest < 13)
        {
            return;
        }

        var (subLeaves, _, _, edx) = X86Base.CpuId(7, 0);
        var bf16 = subLeaves >= 1 && IsSet(X86Base.CpuId(7, 1).Eax, 5);
        Add(found, "avx512_bf16", bf16 && Avx512F.IsSupported);
        var states = X86Base.CpuId(13, 0).Eax;
        var tiles = IsSet(edx, 24) && IsSet(states, 17) && IsSet(states, 18);
        Add(found, "amx_tile", tiles);
        Add(found, "amx_bf16", tiles && IsSet(edx, 22));
        Add(found, "amx_int8", tiles && IsSet(edx, 25));
    }

    private static bool IsSet(int register, int bit) => ((register >> bit) & 1) != 0;

    private static void Add(List<string> found, string name, bool isThere)
    {
        if (isThere)
        {
            found.Add(name);
        }
    }
}
