using AnimeGan.Files;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

[Collection(nameof(ProcessWideState))]
public sealed class ImagePoolTests
{
    [Fact]
    public void Exchange_UntilFull_ReturnsWhatItGets()
    {
        using var scope = NewDisposeScope();
        using var pool = new ImagePool(5, 1, 2, seed: 3, stream: 0);

        Assert.Equal([0, 1, 2], Exchange(pool, 0, 1, 2));
        Assert.Equal([3, 4], Exchange(pool, 3, 4));
    }

    [Fact]
    public void Exchange_OnceFull_ReturnsEachPictureOnceAndHalfOfThemLate()
    {
        using var scope = NewDisposeScope();
        using var pool = new ImagePool(50, 1, 2, seed: 3, stream: 0);
        Exchange(pool, [.. Enumerable.Range(0, 50)]);

        var returned = Enumerable.Range(50, 1000).SelectMany(image => Exchange(pool, image)).ToList();

        var late = returned.Where((image, i) => image != i + 50).ToList();
        Assert.InRange(late.Count, 440, 560);                                   // 500 ± 16, four standard deviations
        Assert.Equal(late.Count, late.Distinct().Count());                      // what is returned late leaves the pool
        Assert.All(returned.Select((image, i) => (image, i)), pair => Assert.True(pair.image <= pair.i + 50));
    }

    [Fact]
    public void Exchange_CapacityZero_ReturnsTheNewest()
    {
        using var scope = NewDisposeScope();
        using var pool = new ImagePool(0, 1, 2, seed: 3, stream: 0);

        Assert.Equal([7, 8], Exchange(pool, 7, 8));
        Assert.Empty(pool.Capture("a"));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    public void Restore_AtAnyPoint_GoesOnAsIfNeverStopped(int before)
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var straight = new ImagePool(8, 1, 2, seed: 3, stream: 1);
        using var resumed = new ImagePool(8, 1, 2, seed: 3, stream: 1);
        Exchange(straight, [.. Enumerable.Range(0, before)]);
        using (var file = File.Create(folder["pool.safetensors"]))
        {
            SafeTensors.Write(file, straight.Capture("a"));
        }

        using (var file = SafeTensorsFile.Open(folder["pool.safetensors"]))
        {
            resumed.Restore("a", file);
        }

        var rest = Enumerable.Range(before, 40).ToArray();
        Assert.Equal(Exchange(straight, rest), Exchange(resumed, rest));
    }

    [Fact]
    public void Exchange_OtherSeedOrStream_ChoosesOtherwise()
    {
        using var scope = NewDisposeScope();
        var images = Enumerable.Range(0, 40).ToArray();
        var choices = new[] { (3, 0), (4, 0), (3, 1), (3, 0) }.Select(key =>
        {
            using var pool = new ImagePool(8, 1, 2, key.Item1, key.Item2);
            return Exchange(pool, images);
        }).ToList();

        Assert.NotEqual(choices[0], choices[1]);
        Assert.NotEqual(choices[0], choices[2]);
        Assert.Equal(choices[0], choices[3]);
    }

    // Pictures that hold their number in each pixel.
    private static int[] Exchange(ImagePool pool, params int[] images)
    {
        var tensor = stack(images.Select(image => full([1, 2, 2], image, ScalarType.Float32)));
        return [.. pool.Exchange(tensor).select(3, 0).select(2, 0).reshape(-1).data<float>().ToArray().Select(value => (int)value)];
    }
}
