using AnimeGan.Ops;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Training;

/// <summary>What a training that begins beside others takes of the machine.</summary>
public sealed class TrainingProcessTests
{
    [Theory]
    [InlineData("stylegan", FusedKernels.Library, 1)]
    [InlineData("stylegan", FusedKernels.Fused, 2)]
    [InlineData("vanilla", FusedKernels.Auto, 1)]
    [InlineData("dcgan", FusedKernels.Library, 1000)]
    public void Share_TrainingOnTheLibrarysThreadsBesideOthers_TakesItsShareOfTheCoresAndTheRecordSaysSo(string model, string kernels, int others)
    {
        var named = Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is not null;
        var record = TrainingRecord.For(model) with { Kernels = kernels };

        var shared = TrainingProcess.Share(record, others);

        Assert.Equal(record with { Threads = named ? 0 : Math.Max(1, Environment.ProcessorCount / (others + 1)) }, shared);
    }

    [Theory]
    [InlineData("stylegan", FusedKernels.Library, 0, 0)]
    [InlineData("stylegan", FusedKernels.Library, 3, 1)]
    [InlineData("dcgan", FusedKernels.Fused, 0, 1)]
    [InlineData("cyclegan", FusedKernels.Fused, 0, 2)]
    public void Share_NothingBesideOrANumberAskedForOrTheKitsKernels_LeavesTheRecord(string model, string kernels, int threads, int others)
    {
        var record = TrainingRecord.For(model) with { Kernels = kernels, Threads = threads };

        Assert.Same(record, TrainingProcess.Share(record, others));
    }

    [Fact]
    public void Share_FewerThanNoOthers_NamesThem() =>
        Assert.Equal("others", Assert.Throws<ArgumentOutOfRangeException>(() => TrainingProcess.Share(TrainingRecord.For("stylegan"), -1)).ParamName);
}
