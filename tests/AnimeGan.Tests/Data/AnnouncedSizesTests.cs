using System.IO.Compression;
using System.Text;
using AnimeGan.Data;
using AnimeGan.Diagnosis;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Data;

/// <summary>Files that announce more than they hold: the largest sizes that a format may have, and the smallest that it may not.</summary>
public sealed class AnnouncedSizesTests : IDisposable
{
    private const string Pictures = "train-images-idx3-ubyte";
    private readonly TemporaryFolder _folder = new();

    public AnnouncedSizesTests() => PublishedFiles.WriteMnist(_folder.FullPath, [3], (_, _, _) => 0);

    public void Dispose() => _folder.Dispose();

    // 8192 · 8192 pixels are the most of one picture, 2³¹ − 65 bytes the most of one file; −1 is what 0xFFFFFFFF reads as.
    [Theory]
    [InlineData(1, 8192, 8192, "67108864 bytes, the whole file can hold")]
    [InlineData(31, 8192, 8192, "2080374784 bytes, the whole file can hold")]
    [InlineData(int.MaxValue - 64, 1, 1, "2147483583 bytes, the whole file can hold")]
    [InlineData(int.MaxValue - 63, 1, 1, "which cannot be")]
    [InlineData(1, 8192, 8193, "8192 x 8193 pixels, at most 67108864")]
    [InlineData(1, 1, int.MaxValue - 64, "1 x 2147483583 pixels, at most 67108864")]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, "which cannot be")]
    [InlineData(2, 65536, 32768, "which cannot be")]
    [InlineData(0, 28, 28, "which cannot be")]
    [InlineData(1, 28, 0, "which cannot be")]
    [InlineData(-1, 28, 28, "which cannot be")]
    [InlineData(-2, -2, 28, "which cannot be")]
    [InlineData(int.MinValue, 28, 28, "which cannot be")]
    public void Idx_SizesThatAreNotThere_AreRefusedAtOnce(int count, int height, int width, string reason)
    {
        var announced = PublishedFiles.Idx([1, 2, 3, 4], count, height, width);
        File.WriteAllBytes(_folder[Pictures], announced);
        Refusal.Of<PreparationException>(Import, _folder[Pictures], reason);

        // The same packed, where how long the file is says less.
        File.Delete(_folder[Pictures]);
        File.WriteAllBytes(_folder[Pictures + ".gz"], Pack(stream => stream.Write(announced)));
        Refusal.Of<PreparationException>(Import, _folder[Pictures + ".gz"], reason);
    }

    [Fact]
    public void Idx_SmallestFiles_AreReadOrCutShort()
    {
        File.WriteAllBytes(_folder[Pictures], PublishedFiles.Idx([9], 1, 1, 1));
        Import();
        using (var set = ImageSet.Open(_folder["set"]))
        {
            Assert.Equal((byte[])[9, 9, 9], set[0].ToArray());
        }

        foreach (var length in Enumerable.Range(0, 17))
        {
            File.WriteAllBytes(_folder[Pictures], PublishedFiles.Idx([9], 1, 1, 1)[..length]);
            Refusal.Of<PreparationException>(Import, _folder[Pictures]);
        }
    }

    [Fact]
    public void Cifar_AFewKilobytesThatUnpackWithoutEnd_AreRefused()
    {
        PublishedFiles.WriteCifar(_folder.FullPath, [3]);
        File.Delete(_folder["data_batch_1.bin"]);
        File.WriteAllBytes(_folder["data_batch_1.bin.gz"], Pack(stream =>
        {
            var zeros = new byte[3073 * 1000];
            for (var written = 0; written <= 50; written++)
            {
                stream.Write(zeros);
            }
        }));

        var error = Assert.Throws<PreparationException>(() => DataImport.Run(_folder.FullPath, _folder["set"], new ImportOptions { Format = ImportFormat.Cifar10, Size = 32 }, token: TestContext.Current.CancellationToken));

        Assert.Contains($"{_folder["data_batch_1.bin.gz"]} goes on after 50000 pictures", error.Message, StringComparison.Ordinal);
    }

    // Header and manifest agree with each other and with the file's length, on pictures that no array holds.
    [Theory]
    [InlineData(0, 8, 8)]
    [InlineData(0, int.MaxValue, int.MaxValue)]
    [InlineData(1, 16385, 1)]
    [InlineData(1, 1, 16385)]
    [InlineData(1, 0, 8)]
    [InlineData(-1, 8, 8)]
    public void Set_SizesOutOfRange_AreRefused(int count, int height, int width)
    {
        WriteSet(count, height, width);

        Refusal.Of<FormatException>(() => ImageSet.Open(_folder["set"]).Dispose(), _folder["set"], "expected at least one, of 1 to 16384 pixels");
    }

    [Theory]
    [InlineData(1, 16384, 1)]
    [InlineData(1, 1, 16384)]
    [InlineData(1, 1, 1)]
    public void Set_LargestAndSmallestPictures_AreRead(int count, int height, int width)
    {
        WriteSet(count, height, width);

        using var set = ImageSet.Open(_folder["set"]);

        Assert.Equal(3 * height * width, set[0].Length);
    }

    [Theory]
    [InlineData("index,a\n0,\"x\n", "never closed")]
    [InlineData("index,a,a\n0,x,y\n", "must be different")]
    [InlineData("index,index\n0,x\n", "must be different")]
    [InlineData("index\n0\n", "must begin with a line")]
    [InlineData("", "must begin with a line")]
    [InlineData("index,a\n1,x\n", "expected index 0")]
    [InlineData("index,a\n0,x,y\n", "expected index 0 and 1 values")]
    public void Labels_BrokenTable_NamesItsFile(string text, string reason)
    {
        File.WriteAllText(_folder["labels.csv"], text);

        Refusal.Of<FormatException>(() => LabelTable.Read(_folder["labels.csv"]), _folder["labels.csv"], reason);
    }

    [Theory]
    [InlineData("step,d_loss,g_loss\n1,\"2,3\n", "never closed")]
    [InlineData("step,d_loss,g_loss\n1,2,3\n", "has 1 lines of values")]
    [InlineData("step,d_loss,g_loss\n", "has 0 lines of values")]
    [InlineData("", "has 0 lines of values")]
    [InlineData("\0\0\0\0\n\0\n\0\n", "either network's loss")]
    [InlineData("step,d_loss,g_loss\n1,2,3\n2,3\n3,4,5\n", "line 3: 'g_loss' must be a number")]
    public void Losses_BrokenTable_NamesItsFile(string text, string reason)
    {
        File.WriteAllText(_folder["losses.csv"], text);

        Refusal.Of<InvalidDataException>(() => LossTable.Read(_folder["losses.csv"]), _folder["losses.csv"], reason);
    }

    private void Import() => DataImport.Run(_folder.FullPath, _folder["set"], new ImportOptions { Size = 1, Overwrite = true }, token: TestContext.Current.CancellationToken);

    private static byte[] Pack(Action<Stream> write)
    {
        using var packed = new MemoryStream();
        using (var pack = new GZipStream(packed, CompressionLevel.Fastest))
        {
            write(pack);
        }

        return packed.ToArray();
    }

    // images.npy as NumPy writes it, whatever the sizes are: the kit's own writer would refuse some of them.
    private void WriteSet(int count, int height, int width)
    {
        _folder.MakeFolder("set");
        new DatasetManifest { Source = "lies", Count = count, Height = height, Width = width }.Write(_folder["set/manifest.json"]);
        var shape = $"({count}, 3, {height}, {width})";
        var text = $"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}".PadRight(117) + "\n";
        byte[] header = [0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. Encoding.ASCII.GetBytes(text)];
        File.WriteAllBytes(_folder["set/images.npy"], [.. header, .. new byte[count == 1 ? 3 * height * width : 0]]);
    }
}
