using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

[Collection(nameof(ProcessWideState))]
public sealed class ExponentialMovingAverageTests
{
    [Fact]
    public void Keep_OneHalfLifeOfBatches_HalfRemains()
    {
        using var source = nn.BatchNorm2d(2);
        using var average = nn.BatchNorm2d(2);
        var moving = new ExponentialMovingAverage(source, average, halfLifeImages: 640, rampUp: double.PositiveInfinity);

        var remaining = Math.Pow(moving.Keep(1000, 64), 10);

        Assert.Equal(0.5, remaining, 1e-12);
    }

    [Fact]
    public void Keep_EarlyInTheRun_FollowsTheRampUp()
    {
        using var source = nn.BatchNorm2d(2);
        using var average = nn.BatchNorm2d(2);
        var moving = new ExponentialMovingAverage(source, average, halfLifeImages: 10_000, rampUp: 0.05);

        Assert.Equal(Math.Pow(0.5, 64 / (0.05 * 640)), moving.Keep(640, 64), 1e-12);
        Assert.Equal(Math.Pow(0.5, 64 / 10_000.0), moving.Keep(10_000_000, 64), 1e-12);
    }

    [Fact]
    public void Update_WeightsAndRunningStatistics_AreAveragedAlike()
    {
        using var scope = NewDisposeScope();
        using var source = nn.BatchNorm2d(2);
        using var average = nn.BatchNorm2d(2);
        var moving = new ExponentialMovingAverage(source, average, halfLifeImages: 8, rampUp: double.PositiveInfinity);
        using (no_grad())
        {
            source.weight.fill_(3);
            source.running_mean!.fill_(4);
            source.running_var!.fill_(5);
            source.num_batches_tracked!.fill_(6);
        }

        moving.Update(8, 8);

        Assert.Equal(2, average.weight[0].item<float>(), 1e-6);
        Assert.Equal(2, average.running_mean![0].item<float>(), 1e-6);
        Assert.Equal(3, average.running_var![0].item<float>(), 1e-6);
        Assert.Equal(6, average.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void Constructor_StartsAsACopy()
    {
        using var scope = NewDisposeScope();
        using var source = nn.Conv2d(2, 3, 3);
        using var average = nn.Conv2d(2, 3, 3);

        _ = new ExponentialMovingAverage(source, average, 8, 0.05);

        Assert.True(source.weight!.equal(average.weight!).all().item<bool>());
    }

    [Fact]
    public void Constructor_OtherArchitecture_Throws()
    {
        using var source = nn.Conv2d(2, 3, 3);
        using var average = nn.BatchNorm2d(2);

        Assert.Throws<ArgumentException>(() => new ExponentialMovingAverage(source, average, 8, 0.05));
    }
}
