using AnimeGan.Data;
using AnimeGan.Models;
using AnimeGan.Ops;
using AnimeGan.Testing;
using AnimeGan.Trained;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

/// <summary>Pictures that are not square, and that squares are what they were.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class RectangleRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TinyFaces _faces = new();
    private readonly int _threads = get_num_threads();

    public RectangleRunTests() => set_num_threads(1);

    public static TheoryData<string, int, int> Cases { get; } = [.. TrainingRecord.Models.SelectMany(model => new[] { (24, 16), (16, 24) }.Select(size => (model, size.Item1, size.Item2)))];

    public void Dispose()
    {
        set_num_threads(_threads);
        _folder.Dispose();
        _faces.Dispose();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Resume_HalfAndHalf_EqualsTheWholeBitForBit(string model, int width, int height)
    {
        WriteNoise(_folder["set"], width, height);
        var record = _faces.Record(model, 4) with
        {
            Data = _folder["set"],
            DataB = model == "cyclegan" ? _folder["set"] : "",
            Attributes = model == "conditional" ? "kind" : "",
            ImageSize = width,
            ImageHeight = height,
            GridSize = 2,
            HorizontalFlip = true,
        };
        TinyRun.TrainIn(_folder["whole"], record);
        using (var stop = new CancellationTokenSource())
        using (var trainer = GanTrainer.Create(record, _folder["halves"], new TrainingServices { Observers = [new StopAt(2, stop)] }))
        {
            Assert.False(trainer.Run(stop.Token));
        }

        using (var trainer = GanTrainer.Resume(_folder["halves"]))
        {
            Assert.True(trainer.Run(TestContext.Current.CancellationToken));
        }

        Assert.Equal(RunHash.Of(_folder["whole"]), RunHash.Of(_folder["halves"]));
        if (model != "cyclegan")
        {
            using var generator = TrainedGenerator.Load(_folder["whole"]);
            var drawn = generator.Sample(1, seed: 1)[0];
            Assert.Equal((width, height, width, height), (drawn.Width, drawn.Height, generator.ImageSize, generator.ImageHeight));
        }
    }

    // A record of before has no height, and one with its own side as height is the same.
    [Theory]
    [InlineData("vanilla")]
    [InlineData("conditional")]
    [InlineData("dcgan")]
    [InlineData("stylegan")]
    [InlineData("cyclegan")]
    public void Height_OfASquare_ChangesNoBit(string model)
    {
        var record = _faces.Record(model, 2);

        Assert.Equal(TrainedHash.Of(record, 2), TrainedHash.Of(record with { ImageHeight = record.ImageSize }, 2));
    }

    [Fact]
    public void Kernels_OfPicturesThatAreNotSquare_AreTheLibrarys()
    {
        var record = new TrainingRecord { Data = "x", ImageSize = 24, ImageHeight = 16, BaseWidth = 4, LatentSize = 8, Kernels = FusedKernels.Fused };
        using var random = new Generator(1);

        var refusal = Assert.Throws<ArgumentException>(() => new DcganGenerator(record.Dcgan, random).Dispose());

        Assert.Null(record.UsedKernels);
        Refusal.Of<ArgumentException>(() => record.Validate(), "filters are square", "24x16", "set Kernels to");
        Assert.Contains(FusedKernels.Reason ?? "filters are square, and those of its layer 'conv4' are 4×6", refusal.Message, StringComparison.Ordinal);
    }

    // Three doublings of 4 are 32, four of 4 are 64: the longer side begins at 6, 8 or 5.
    [Theory]
    [InlineData(96, 64, 4, 6)]
    [InlineData(64, 96, 6, 4)]
    [InlineData(128, 64, 4, 8)]
    [InlineData(64, 80, 5, 4)]
    [InlineData(64, 64, 4, 4)]
    public void Start_OfASize_DoublesToIt(int width, int height, int rows, int columns)
    {
        var options = new DcganOptions { ImageSize = width, ImageHeight = height };

        options.Validate();

        Assert.Equal((rows, columns), options.Start);
        Assert.Equal((height, width), (rows * options.Side / 4, columns * options.Side / 4));
    }

    [Theory]
    [InlineData(100, 60, "96x64 or 112x64")]
    [InlineData(96, 48, "96x64")]
    [InlineData(40, 8, "40x16")]
    public void Size_ThatCannotBe_NamesTheNearest(int width, int height, string nearest)
    {
        var record = new TrainingRecord { Data = "x", ImageSize = width, ImageHeight = height };

        var refusal = Assert.Throws<ArgumentException>(record.Validate).Message;

        Assert.Contains($"got {width}x{height}", refusal, StringComparison.Ordinal);
        Assert.Contains(nearest, refusal, StringComparison.Ordinal);
    }

    private static void WriteNoise(string folder, int width, int height)
    {
        const int Count = 16;
        using var writer = new PreparedSetWriter(folder, width, height);
        var image = new byte[3 * width * height];
        for (var index = 0; index < Count; index++)
        {
            for (var i = 0; i < image.Length; i++)
            {
                image[i] = (byte)((i * 7 % 101) + (index * 9));
            }

            writer.Write(index, image);
        }

        var kinds = Enumerable.Range(0, Count).Select(index => index % 2 == 0 ? "even" : "odd").ToArray();
        writer.Complete(Count, new DatasetManifest { Source = "noise" }, new LabelTable(["kind"], [kinds]));
    }
}
