using AnimeGan.Data;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AnimeGan.Tests.Data;

public sealed class BatchSamplerTests
{
    [Fact]
    public void Next_BatchDividesCount_EveryEpochIsAPermutation()
    {
        Prop.ForAll<PositiveInt, PositiveInt, long>((batches, size, seed) =>
        {
            int batch = (size.Get % 9) + 1;
            int rounds = (batches.Get % 9) + 1;
            var sampler = new BatchSampler(batch * rounds, batch, seed, horizontalFlip: false);
            for (int epoch = 0; epoch < 3; epoch++)
            {
                Batch[] drawn = [.. Enumerable.Range(0, rounds).Select(_ => sampler.Next())];

                Assert.All(drawn, b => Assert.Equal(epoch, b.Epoch));
                Assert.Equal(Enumerable.Range(0, batch * rounds), drawn.SelectMany(b => b.Indices).Order());
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void State_SetOnAnotherSampler_GoesOnExactly()
    {
        Prop.ForAll<NonNegativeInt, long>((steps, seed) =>
        {
            var whole = new BatchSampler(23, 4, seed, horizontalFlip: true);
            for (int i = 0; i < steps.Get % 40; i++)
            {
                whole.Next();
            }

            var resumed = new BatchSampler(23, 4, seed: -1, horizontalFlip: true) { State = whole.State };

            for (int i = 0; i < 20; i++)
            {
                (Batch expected, Batch actual) = (whole.Next(), resumed.Next());
                Assert.Equal(expected.Indices, actual.Indices);
                Assert.Equal(expected.Flips, actual.Flips);
                Assert.Equal(expected.Epoch, actual.Epoch);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Next_FixedSeed_GivesTheOrderThatItGaveBefore()
    {
        // Guards the published order: a change here makes every earlier run impossible to repeat.
        var sampler = new BatchSampler(10, 10, seed: 42, horizontalFlip: false);

        Batch batch = sampler.Next();

        Assert.Equal("3 0 8 6 9 2 5 1 4 7", string.Join(' ', batch.Indices));
    }

    [Fact]
    public void Next_OtherEpochsAndSeeds_GiveOtherOrders()
    {
        var sampler = new BatchSampler(1000, 1000, seed: 1, horizontalFlip: true);
        Batch first = sampler.Next();
        Batch second = sampler.Next();
        Batch other = new BatchSampler(1000, 1000, seed: 2, horizontalFlip: true).Next();

        Assert.NotEqual(first.Indices, second.Indices);
        Assert.NotEqual(first.Indices, other.Indices);
        Assert.InRange(first.Flips.Count(flip => flip), 430, 570); // Binomial(1000, 1/2): more than 4 standard deviations of 15.8.
    }

    [Fact]
    public void Next_BatchDoesNotDivideCount_DropsTheRest()
    {
        var sampler = new BatchSampler(7, 3, seed: 5, horizontalFlip: false);

        long[] epochs = [.. Enumerable.Range(0, 5).Select(_ => sampler.Next().Epoch)];

        Assert.Equal([0, 0, 1, 1, 2], epochs);
    }

    [Fact]
    public void Constructor_FewerPicturesThanABatch_SaysWhatToDo()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => new BatchSampler(5, 64, 1, false));

        Assert.Contains("lower the batch size to 5", error.Message, StringComparison.Ordinal);
    }
}
