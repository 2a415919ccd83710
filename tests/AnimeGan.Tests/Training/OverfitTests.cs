using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

[Collection(nameof(ProcessWideState))]
public sealed class OverfitTests : IDisposable
{
    private readonly int _threads = get_num_threads();

    // A second thread gains nothing at this size.
    public OverfitTests() => set_num_threads(1);

    public void Dispose() => set_num_threads(_threads);

    [Fact]
    public void Run_EightImages_SamplesComeCloseToEachWithoutCollapse()
    {
        using var run = new TinyRun(images: 8);
        var record = run.Record with { BaseWidth = 16, LatentSize = 16, HorizontalFlip = false, LearningRate = 5e-4, EmaHalfLifeImages = 400 };
        using var data = ImageSet.Open(run.Data);
        var images = Enumerable.Range(0, data.Count).Select(data.Image).ToList();

        var before = Samples(run.Train("before", record with { Steps = 1 }));
        var after = Samples(run.Train("after", record with { Steps = 500 }));

        // Measured: 58 before, 32 after; the average picture, which is all that a collapsed G could give, is at 35.
        var (far, near) = (ToNearestSample(images, before), ToNearestSample(images, after));
        Assert.True(near < 0.65 * far, $"Each image is {near:F1} from its nearest sample after training, {far:F1} before.");
        Assert.InRange(after.Select(sample => images.MinBy(image => Distance(sample, image))).Distinct().Count(), 3, 8);
    }

    private static IReadOnlyList<RgbImage> Samples(string folder)
    {
        using var generator = TrainedGenerator.Load(folder);
        return generator.Sample(64, 3);
    }

    private static double ToNearestSample(List<RgbImage> images, IReadOnlyList<RgbImage> samples) =>
        images.Average(image => samples.Min(sample => Distance(sample, image)));

    // Root mean square in 8-bit levels.
    private static double Distance(RgbImage one, RgbImage two) =>
        Math.Sqrt(one.Pixels.Zip(two.Pixels, (a, b) => (double)(a - b) * (a - b)).Average());
}
