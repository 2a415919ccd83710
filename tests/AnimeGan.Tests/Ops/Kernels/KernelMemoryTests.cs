using Xunit;

namespace AnimeGan.Tests.Ops;

/// <summary>The kernels in memory that ends where their numbers end: nothing beyond is read or written, and nothing that was not written before.</summary>
public sealed class KernelMemoryTests
{
    private const int Seed = 5;
    private const int Draws = 240;

    public static TheoryData<string> Kernels() => new(TestedKernels.All.Select(kernels => kernels.Name));

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Run_InGuardedMemory_StaysWithinIt(string kernels)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var result = KernelHost.Start(KernelHost.Guarded, kernels);

        Assert.True(result.ExitCode == 0 && result.Output.Contains(KernelHost.Done), result.Output + result.Error);
    }

    [Fact]
    public void Run_StacksByChance_StayWithinTheirMemoryAndAgreeWithPlainLoops()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var result = KernelHost.Start($"{KernelHost.Drawn} {Seed} {Draws} {60}", string.Empty);

        Assert.True(result.ExitCode == 0 && result.Output.Contains(KernelHost.Done), result.Output + result.Error);
    }

    [Fact]
    public void Read_BeyondGuardedMemory_EndsTheProcess()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var result = KernelHost.Start(KernelHost.Beyond, string.Empty);

        Assert.NotEqual(0, result.ExitCode);
        Assert.NotEqual(1, result.ExitCode);
        Assert.Contains(KernelHost.Beyond, result.Output);
    }
}
