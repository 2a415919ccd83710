using System.Runtime.InteropServices;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Ops;

/// <summary>The C++ that multiplies tiles, in an emulator where the processor lacks its instructions.</summary>
public sealed class TileSanitizerTests
{
    private const string Sources = "src/AnimeGan/Ops/native";
    private const string Checks = "tests/AnimeGan.Tests/Ops/native";

    // Each file with the instruction set that the build gives it.
    private static readonly (string File, string[] Options)[] _sources =
    [
        ($"{Sources}/amx.cpp", []),
        ($"{Sources}/avx512bf16.cpp", ["-mavx512f", "-mavx512bf16", "-mprefer-vector-width=512"]),
        ($"{Sources}/machine.cpp", ["-DAGF_EMULATED=3"]),
    ];

    // Nothing but x86 has these instructions; LayerStackTests looks at what is used there.
    private static bool HasSources => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64;

    [Fact]
    public async Task Multiply_UnderSanitizers_FindsNothingAndAgreesWithPlainLoops()
    {
        if (!HasSources)
        {
            return;
        }

        using var folder = new TemporaryFolder();
        string[] sanitized = ["-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"];

        await Build(folder, folder["check"], sanitized, [.. _sources, ($"{Checks}/check.cpp", [])]);

        Assert.Contains("all good", Succeed(ChildProcess.Run(folder["check"], [])));
    }

    [Fact]
    public async Task Stacks_ByEmulatedAmx_AgreeWithPlainLoopsOnThreadsOfTheirOwn()
    {
        if (!HasSources)
        {
            return;
        }

        using var folder = new TemporaryFolder();
        await Build(folder, folder["libemulated.so"], ["-O2", "-fPIC", "-shared"], [.. _sources, ($"{Checks}/emulated.cpp", [])]);

        var result = KernelHost.Start(KernelHost.Guarded, "AMX", folder["libemulated.so"]);

        Assert.Contains(KernelHost.Done, Succeed(result));
    }

    private static async Task Build(TemporaryFolder folder, string program, string[] options, (string File, string[] Options)[] sources)
    {
        var token = TestContext.Current.CancellationToken;
        var objects = await Task.WhenAll(sources.Select((source, i) => Task.Run(
            () =>
            {
                var compiled = folder[$"{i}.o"];
                Succeed(ChildProcess.Run("g++", ["-std=c++17", .. options.Where(option => option != "-shared"), .. source.Options, $"-I{RepositoryFiles.PathOf(Sources)}", "-c", RepositoryFiles.PathOf(source.File), "-o", compiled]));
                return compiled;
            },
            token)));
        Succeed(ChildProcess.Run("g++", [.. options, .. objects, "-o", program]));
    }

    private static string Succeed(ProcessResult result)
    {
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return result.Output;
    }
}
