using System.Security.Cryptography;
using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Data;

public sealed class DataImportTests : IDisposable
{
    private static readonly byte[] _threeDigits = [7, 0, 7];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_MnistAtItsOwnSize_KeepsEveryPixelAndLabel(bool packed)
    {
        PublishedFiles.WriteMnist(_folder.FullPath, _threeDigits, (n, y, x) => (40 * n) + (3 * y) + x, packed: packed);

        var manifest = Import(new ImportOptions { Size = 28 });

        using var set = ImageSet.Open(_folder["set"]);
        Assert.Equal(["7", "0", "7"], set.Labels!.Column("digit"));
        Assert.Equal((3, 28, 28), (set.Count, set.Height, set.Width));
        for (var n = 0; n < 3; n++)
        {
            var planes = set[n].ToArray();
            Assert.All(Enumerable.Range(0, planes.Length), i => Assert.Equal((byte)((40 * n) + (3 * (i / 28 % 28)) + (i % 28)), planes[i]));
        }

        var name = packed ? "train-images-idx3-ubyte.gz" : "train-images-idx3-ubyte";
        Assert.Null(manifest.Filter);
        Assert.Equal(new ImportedFile(name, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_folder[name])))), manifest.Files![0]);
    }

    [Fact]
    public void Run_MnistResized_IsTheKitsFilter()
    {
        PublishedFiles.WriteMnist(_folder.FullPath, _threeDigits, (n, y, x) => (y * x) + n, part: "t10k");

        var manifest = Import(new ImportOptions { Size = 32, Training = false });

        using var set = ImageSet.Open(_folder["set"]);
        var grey = Enumerable.Range(0, 28 * 28 * 3).Select(i => (byte)(((i / 84) * (i / 3 % 28)) + 2)).ToArray();
        var resized = Lanczos.Resize(new RgbImage(28, 28, grey), new PictureOptions { Width = 32, Height = 32 });
        Assert.Equal(resized.Pixels, set.Image(2).Pixels);
        Assert.Equal(Lanczos.FilterName, manifest.Filter);
        Assert.Equal("mnist, test", manifest.Source);
    }

    [Fact]
    public void Run_StackedMnist_StacksThreeDigitsAndTheirLabels()
    {
        // Each digit's picture is its own grey, so that a channel tells which digit it is.
        PublishedFiles.WriteMnist(_folder.FullPath, [.. Enumerable.Range(0, 10).Select(digit => (byte)digit)], (n, _, _) => 20 * n, 8, 8);
        var options = new ImportOptions { Format = ImportFormat.StackedMnist, Size = 8, Count = 4000, Seed = 5 };

        Import(options);

        using var set = ImageSet.Open(_folder["set"]);
        var columns = new[] { "digit_red", "digit_green", "digit_blue" }.Select(set.Labels!.Column).ToArray();
        for (var n = 0; n < set.Count; n++)
        {
            var planes = set[n];
            Assert.Equal(columns.Select(column => column[n]), [$"{planes[0] / 20}", $"{planes[64] / 20}", $"{planes[128] / 20}"]);
        }

        // Of 1000 modes, 4000 stacks miss 1000·e⁻⁴ = 18.
        var modes = Enumerable.Range(0, 4000).Select(n => columns[0][n] + columns[1][n] + columns[2][n]).Distinct().Count();
        Assert.InRange(modes, 965, 995);
        Import(options with { Overwrite = true });
        using var again = ImageSet.Open(_folder["set"]);
        Assert.Equal(set.Manifest.ImagesSha256, again.Manifest.ImagesSha256);
    }

    [Fact]
    public void Run_Cifar_ReadsAllBatchesInOrder()
    {
        PublishedFiles.WriteCifar(_folder["cifar-10-batches-bin"], [9, 0]);

        Import(new ImportOptions { Format = ImportFormat.Cifar10, Size = 32 });

        using var set = ImageSet.Open(_folder["set"]);
        Assert.Equal(10, set.Count);
        Assert.Equal(["truck", "airplane", "truck"], set.Labels!.Column("class").Take(3));

        // Batch 2, record 1.
        Assert.Equal(Enumerable.Range(0, 3072).Select(i => (byte)(2 + 1 + i)), set[3].ToArray());
    }

    [Fact]
    public void Run_BrokenFiles_NamesThemAndWritesNothing()
    {
        Assert.Contains("holds no train-images-idx3-ubyte", Fails(), StringComparison.Ordinal);

        PublishedFiles.WriteMnist(_folder.FullPath, _threeDigits, (_, _, _) => 0);
        var (images, labels) = (_folder["train-images-idx3-ubyte"], _folder["train-labels-idx1-ubyte"]);
        var whole = File.ReadAllBytes(images);
        File.WriteAllBytes(images, whole[..^1]);
        Assert.Contains($"{images} is truncated: 3 x 28 x 28 values should have 2352 bytes, 2351 are there", Fails(), StringComparison.Ordinal);

        File.WriteAllBytes(images, [.. whole, 0]);
        Assert.Contains($"{images} goes on after its 3 x 28 x 28 values", Fails(), StringComparison.Ordinal);

        File.Copy(labels, images, overwrite: true);
        Assert.Contains("begins with 0x00000801; an idx file of pictures begins with 0x00000803", Fails(), StringComparison.Ordinal);

        File.WriteAllBytes(images, PublishedFiles.Idx([], 3, 0, 28));
        Assert.Contains("sizes are 3 x 0, which cannot be", Fails(), StringComparison.Ordinal);

        File.WriteAllBytes(images, [0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        Assert.Contains($"{images}", Fails(), StringComparison.Ordinal);

        File.WriteAllBytes(images, whole);
        File.WriteAllBytes(labels, PublishedFiles.Idx([1, 2], 2));
        Assert.Contains("3 pictures", Fails(), StringComparison.Ordinal);

        File.WriteAllBytes(labels, PublishedFiles.Idx([1, 2, 10], 3));
        Assert.Contains("label 2 is 10", Fails(), StringComparison.Ordinal);

        PublishedFiles.WriteCifar(_folder.FullPath, [3]);
        File.WriteAllBytes(_folder["data_batch_4.bin"], new byte[3000]);
        Assert.Contains("record 0 should have 3073 bytes, 3000 are there", Fails(ImportFormat.Cifar10), StringComparison.Ordinal);

        File.WriteAllBytes(_folder["data_batch_4.bin"], [.. Enumerable.Repeat((byte)12, 3073)]);
        Assert.Contains("is of class 12", Fails(ImportFormat.Cifar10), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(_folder.FullPath));
    }

    private DatasetManifest Import(ImportOptions options) =>
        DataImport.Run(_folder.FullPath, _folder["set"], options, token: TestContext.Current.CancellationToken);

    private string Fails(ImportFormat format = ImportFormat.Mnist) =>
        Assert.Throws<PreparationException>(() => Import(new ImportOptions { Format = format })).Message;
}
