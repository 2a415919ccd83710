using AnimeGan.Distributed;
using Xunit;

namespace AnimeGan.Tests.Distributed;

public sealed class LaunchTests
{
    [Theory]
    [InlineData("PMI_RANK=1 PMI_SIZE=4", 1, 4, "mpirun")]
    [InlineData("OMPI_COMM_WORLD_RANK=0 OMPI_COMM_WORLD_SIZE=2", 0, 2, "Open MPI")]
    [InlineData("SLURM_PROCID=3 SLURM_STEP_NUM_TASKS=8", 3, 8, "srun")]
    [InlineData("SLURM_PROCID=0 SLURM_NTASKS=8", 0, 1, "")]
    [InlineData("PMI_RANK=0 PMI_SIZE=1", 0, 1, "")]
    [InlineData("PMI_RANK=x PMI_SIZE=2", 0, 1, "")]
    [InlineData("", 0, 1, "")]
    public void Of_Environment_SaysWhichProcessThisIs(string environment, int rank, int size, string starter)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

        Assert.Equal(new Launch(rank, size, starter), Launch.Of(variables.GetValueOrDefault));
    }
}
