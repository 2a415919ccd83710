using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Distributed;

public sealed class MpiCommunicatorTests
{
    [Fact]
    public void Join_ThreeProcesses_SumGatherBroadcastAndCatchNullReferences()
    {
        var result = ChildProcess.Run("mpirun.mpich", ["-np", "3", "dotnet", typeof(MpiCommunicatorTests).Assembly.Location, MpiHost.Argument]);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(
            ["rank 0 of 3: 6 1.5, 3, 10 11 12, 7, caught", "rank 1 of 3: 6 1.5, 3, 10 11 12, 7, caught", "rank 2 of 3: 6 1.5, 3, 10 11 12, 7, caught"],
            result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("WARN", result.Error, StringComparison.Ordinal);
    }
}
