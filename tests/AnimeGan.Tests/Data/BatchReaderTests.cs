using AnimeGan.Data;
using AnimeGan.Tests.Training;
using Xunit;

namespace AnimeGan.Tests.Data;

/// <summary>Reading ahead changes neither which pictures come nor where an order stands.</summary>
public sealed class BatchReaderTests : IDisposable
{
    private const int BatchSize = 5;
    private readonly TinyRun _run = new(images: 13);

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Next_ReadAhead_GivesTheSamplersBatchesAndItsStates()
    {
        using var images = ImageSet.Open(_run.Data);
        var sampler = Sampler(images);
        using var reader = new BatchReader(images, Sampler(images), BatchSize);

        for (var batch = 0; batch < 7; batch++)
        {
            Assert.Equal(sampler.State, reader.State);
            var expected = sampler.Next();
            var (found, pictures) = reader.Next();

            Assert.Equal(expected.Indices, found.Indices);
            Assert.Equal(Gathered(images, expected), pictures.ToArray());
        }
    }

    [Fact]
    public void State_SetWhileReadingAhead_ContinuesFromThere()
    {
        using var images = ImageSet.Open(_run.Data);
        using var reader = new BatchReader(images, Sampler(images), BatchSize);
        _ = reader.Next();
        var state = reader.State;
        var expected = reader.Next().Batch;
        _ = reader.Next();

        reader.State = state;

        Assert.Equal(expected.Indices, reader.Next().Batch.Indices);
    }

    private static BatchSampler Sampler(ImageSet images) => new(images.Count, BatchSize, seed: 3, horizontalFlip: true);

    private static byte[] Gathered(ImageSet images, Batch batch)
    {
        var length = images.Channels * images.Height * images.Width;
        return [.. batch.Indices.Zip(batch.Flips).SelectMany(picture => Enumerable.Range(0, length).Select(at =>
        {
            var column = at % images.Width;
            return images[picture.First][at - column + (picture.Second ? images.Width - 1 - column : column)];
        }))];
    }
}
