using System.Runtime.InteropServices;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Ops;

/// <summary>The native kernels on their own, compiled with the address and undefined-behaviour sanitizers, against plain loops in float64. AMX's instructions run in an emulator where the processor has none.</summary>
public sealed class FusedKernelSanitizerTests
{
    private const string Kernels = "src/AnimeGan/Ops/native";

    private static readonly string[] _avx512 = ["-mavx512f", "-mavx512vl", "-mavx512dq", "-mavx512bw", "-mfma"];

    // Each file with the instruction set that the build gives it.
    private static readonly (string File, string[] Options)[] _sources =
    [
        ($"{Kernels}/amx.cpp", _avx512),
        ($"{Kernels}/avx512.cpp", _avx512),
        ($"{Kernels}/avx512bf16.cpp", [.. _avx512, "-mavx512bf16"]),
        ($"{Kernels}/avx2.cpp", ["-mavx2", "-mfma"]),
        ($"{Kernels}/stack.cpp", ["-DFUSED_X86", "-DFUSED_AMX_EMULATED=true"]),
        ($"{Kernels}/team.cpp", []),
        ("tests/AnimeGan.Tests/Ops/native/check.cpp", []),
    ];

    [Fact]
    public async Task Check_UnderSanitizers_FindsNothingAndAgrees()
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            // Nothing but x86 has these kernels; FusableLayersTests looks at what is said there.
            return;
        }

        using var folder = new TemporaryFolder();
        var token = TestContext.Current.CancellationToken;
        var objects = await Task.WhenAll(_sources.Select((source, i) => Task.Run(
            () =>
            {
                var compiled = folder[$"{i}.o"];
                Succeed(ChildProcess.Run("g++", ["-std=c++17", "-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", .. source.Options, $"-I{RepositoryFiles.PathOf(Kernels)}", "-c", RepositoryFiles.PathOf(source.File), "-o", compiled]));
                return compiled;
            },
            token)));
        Succeed(ChildProcess.Run("g++", ["-fsanitize=address,undefined", .. objects, "-o", folder["check"], "-lpthread"]));

        Assert.Contains("all good", Succeed(ChildProcess.Run(folder["check"], [])));
    }

    private static string Succeed(ProcessResult result)
    {
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return result.Output;
    }
}
