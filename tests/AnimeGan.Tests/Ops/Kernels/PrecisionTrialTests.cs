using AnimeGan.Ops;
using Xunit;

namespace AnimeGan.Tests.Ops;

public sealed class PrecisionTrialTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_ThisMachinesKernels_TimesBothInEachRound(int threads)
    {
        if (FusedKernels.Reason is not null)
        {
            return;
        }

        var rounds = PrecisionTrial.Run(threads);

        Assert.InRange(rounds.Count, 3, 12);
        Assert.All(rounds, round => Assert.True(round.Float32 > 0 && round.BFloat16 > 0, round.ToString()));
    }

    // Against itself neither side may gain: who is timed first must not matter. The fastest rounds of each are those that nobody disturbed.
    [Fact]
    public void Run_OneAgainstItself_GainsNothing()
    {
        if (FusedKernels.Reason is not null)
        {
            return;
        }

        var rounds = PrecisionTrial.Run(1, MachineKernels.Float32[0], MachineKernels.Float32[0]);

        Assert.InRange(rounds.Min(round => round.BFloat16) / rounds.Min(round => round.Float32), 0.7, 1.4);
    }
}
