using System.Runtime.InteropServices;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Engine;

/// <summary>A null reference on a thread that has computed in bf16: on processors with AMX that would leave tile registers behind, for which .NET's room for signals is too small.</summary>
public sealed class TileFenceTests
{
    private const string Variable = "DNNL_MAX_CPU_ISA";
    private const string Alias = "ONEDNN_MAX_CPU_ISA";
    private const string AllCaught = "60 caught";

    [Theory]
    [InlineData("", "", "AVX512_CORE_BF16")]
    [InlineData("AVX2", "", "AVX2")]
    [InlineData("", "AVX2", "")]
    public void Prepare_VariableOfOneDnn_IsSetUnlessTheUserHas(string ofTheUser, string alias, string expected)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var child = EngineHost.Start(nameof(EngineHost.VariableOfOneDnn), (Variable, ofTheUser), (Alias, alias));

        Assert.Equal((0, expected), (child.ExitCode, child.Output.Trim()));
    }

    [Fact]
    public void NullReference_AfterBFloat16_IsCaughtOnEveryThread()
    {
        var child = EngineHost.Start(nameof(EngineHost.NullReferenceAfterBFloat16), (Variable, string.Empty), (Alias, string.Empty));

        AssertAllCaught(child);
    }

    // Only a machine with tiles shows it; elsewhere the exceptions are caught without the fence too.
    [Fact]
    public void Package_TilesWithoutTheFence_StillEndTheProcess()
    {
        var child = EngineHost.Start(nameof(EngineHost.NullReferenceAfterBFloat16), (Variable, "ALL"), (Alias, string.Empty));

        if (HasTiles())
        {
            PackageFault.AssertRemains(child.WasKilled(), ".NET's room for signals now holds AMX's tiles: delete TileFence");
        }
        else
        {
            AssertAllCaught(child);
        }
    }

    private static void AssertAllCaught(ProcessResult child) =>
        Assert.True(child.ExitCode == 0 && child.Output.TrimEnd().EndsWith(AllCaught, StringComparison.Ordinal), $"{child.ExitCode}: {child.Output}{child.Error}");

    private static bool HasTiles() =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && File.ReadAllText("/proc/cpuinfo").Contains(" amx_bf16 ", StringComparison.Ordinal);
}
