using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Ops;

/// <summary>The C++ that multiplies tiles, in an emulator where the processor lacks its instructions.</summary>
public sealed class TileSanitizerTests
{
    private const int Seed = 11;
    private const int Draws = 60;

    [Fact]
    public async Task Multiply_UnderSanitizers_FindsNothingAndAgreesWithPlainLoops()
    {
        if (!TileBuild.IsPossible)
        {
            return;
        }

        using var folder = new TemporaryFolder();

        await TileBuild.CheckAsync(folder.FullPath, folder["check"], TestContext.Current.CancellationToken);

        Assert.Contains("all good", Succeed(ChildProcess.Run(folder["check"], [$"{Seed}", $"{Draws}"])));
    }

    [Fact]
    public async Task Stacks_ByEmulatedAmx_AgreeWithPlainLoopsOnThreadsOfTheirOwn()
    {
        if (!TileBuild.IsPossible)
        {
            return;
        }

        using var folder = new TemporaryFolder();
        await TileBuild.EmulatedAsync(folder.FullPath, folder["libemulated.so"], TestContext.Current.CancellationToken);

        var result = KernelHost.Start(KernelHost.Guarded, "AMX", folder["libemulated.so"]);
        var drawn = KernelHost.Start($"{KernelHost.Drawn} {Seed} {Draws} {60}", "AMX", folder["libemulated.so"]);

        Assert.Contains(KernelHost.Done, Succeed(result));
        Assert.Contains(KernelHost.Done, Succeed(drawn));
    }

    private static string Succeed(ProcessResult result)
    {
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return result.Output;
    }
}
