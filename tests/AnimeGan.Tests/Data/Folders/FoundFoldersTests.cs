using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Data;

/// <summary>Folders as people have them: nothing is trained on that nobody meant, and nothing is left out without a word.</summary>
public sealed class FoundFoldersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _pictures;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_HiddenFilesThumbnailsAndCopies_AreLeftOutAndCounted()
    {
        Picture("faces/blonde/a.png");
        foreach (var kept in new[] { ".ipynb_checkpoints/a-checkpoint.png", ".thumbnails/x/t.png", "@eaDir/a.png/SYNOPHOTO_THUMB_S.jpg", "__MACOSX/blonde/._a.png", "blonde/a.png~", "blonde/#a.png#", "blonde/a.png.bak", "blonde/b.png.crdownload", "blonde/.DS_Store", "blonde/Thumbs.db", "lost+found/c.png" })
        {
            Picture($"faces/{kept}");
        }

        var manifest = Prepare("faces", new FolderPreparationOptions { Width = 8, Height = 8, Labels = LabelSource.Folders });

        Assert.Equal(new PreparationCounts(12, 1, 0, 0, 0, 0, 11), manifest.Counts);
        Assert.Equal(11, manifest.LeftOut.Sum(left => left.Files));
        Assert.Contains(manifest.LeftOut, left => left is { File: ".ipynb_checkpoints/", Why: "hidden", Files: 1 });
        using var set = ImageSet.Open(_folder["set"]);
        Assert.Equal(["blonde"], set.Labels!.Column("folder").Distinct());
    }

    [Fact]
    public void Run_HiddenAskedFor_AreTaken()
    {
        Picture("faces/.secret/a.png");

        Assert.Equal(1, Prepare("faces", Small with { IncludeHidden = true }).Count);
        Assert.Contains(".secret/ (hidden)", Refusal.Of<PreparationException>(() => Prepare("faces", Small)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_LinkedFolders_AreFollowedOnceAndNeverInACircle()
    {
        Picture("store/classA/a.png");
        Picture("faces/real/r.png");
        Picture("beside.png");
        Link("faces/classA", "../store/classA");
        Link("faces/again", "../store/classA");
        Link("faces/here", ".");
        Link("faces/up", "..");
        Link("faces/real/up", "../../..");
        Link("faces/tofile.png", "../beside.png");

        var manifest = Prepare("faces", Small);

        Assert.Equal(3, manifest.Count);
        Assert.Equal(["a link to a folder that holds this one, which is read already"], manifest.LeftOut.Where(left => left.File is "up/" or "real/up/").Select(left => left.Why).Distinct());
        Assert.Equal(new PreparationCounts(7, 3, 0, 0, 0, 0, 4), manifest.Counts);
        Assert.Equal(2, manifest.LeftOut.Count(left => left.File is "classA/" or "here/"));
    }

    [Fact]
    public void Run_OnlyLinks_IsReadWithItsLabels()
    {
        Picture("store/classA/a.png");
        Picture("store/classB/b.png");
        Link("faces/classA", "../store/classA");
        Link("faces/classB", "../store/classB");

        Prepare("faces", Small with { Labels = LabelSource.Folders });

        using var set = ImageSet.Open(_folder["set"]);
        Assert.Equal(["classA", "classB"], set.Labels!.Column("folder"));
    }

    [Fact]
    public void Run_DeadLinksPipesAndSockets_AreNamedForWhatTheyAre()
    {
        Picture("faces/a.png");
        Link("faces/dead.png", "nowhere.png");
        Link("faces/self.png", "self.png");
        CLibrary.MakePipe(_folder["faces/pipe.png"]);
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(_folder["faces/socket.png"]));
        Link("faces/null.png", "/dev/null");

        var manifest = Prepare("faces", Small);

        Assert.Equal(
            ["dead.png DeadLink", "null.png NotAFile", "pipe.png NotAFile", "self.png DeadLink", "socket.png NotAFile"],
            manifest.Rejected.Select(input => $"{input.File} {input.Reason}"));
        Assert.Equal(new PreparationCounts(6, 1, 5, 0, 0, 0), manifest.Counts);
    }

    [Fact]
    public void Run_NamesThatAreNotUtf8_AreReadAndShown()
    {
        Picture("faces/latin.png");
        Picture("faces/japanese.png");
        Picture("faces/folder/in.png");
        Picture("faces/初音.png");
        using var latin = CLibrary.Rename(_folder["faces/latin.png"], [.. "caf"u8, 0xE9, .. ".png"u8]);
        using var japanese = CLibrary.Rename(_folder["faces/japanese.png"], [0x83, (byte)'}', 0x83, (byte)'b', .. ".png"u8]);
        using var folder = CLibrary.Rename(_folder["faces/folder"], [.. "dir_"u8, 0xE9, 0xFF]);

        var manifest = Prepare("faces", Small with { Duplicates = DuplicateHandling.Keep });

        Assert.Equal(new PreparationCounts(4, 4, 0, 0, 0, 0), manifest.Counts);
        var names = File.ReadAllText(_folder["set/inputs.jsonl"]);
        Assert.Contains(@"caf\\xE9.png", names, StringComparison.Ordinal);
        Assert.Contains(@"dir_\\xE9\\xFF/in.png", names, StringComparison.Ordinal);
        Assert.Contains("初音.png", names, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ArchiveAmongPictures_SaysToUnpackIt()
    {
        Picture("faces/a.png");
        using (var zip = System.IO.Compression.ZipFile.Open(_folder["faces/more.zip"], System.IO.Compression.ZipArchiveMode.Create))
        {
            zip.CreateEntry("b.png");
        }

        var archive = Assert.Single(Prepare("faces", Small).Rejected);

        Assert.Equal(RejectionReason.Archive, archive.Reason);
        Assert.Contains("unpack it", archive.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_BlankAndTinyPictures_AreTakenAndFlagged()
    {
        Picture("faces/a.png");
        Write("faces/blank.png", new RgbImage(20, 20, [.. Enumerable.Repeat((byte)255, 20 * 20 * 3)]));
        Write("faces/tiny.png", new RgbImage(2, 2, [.. Enumerable.Range(0, 12).Select(value => (byte)(value * 20))]));

        var manifest = Prepare("faces", Small);

        Assert.Equal(3, manifest.Count);
        Assert.Equal([("blank.png", "every pixel is of one colour"), ("tiny.png", "2×2 pixels, enlarged more than twice")], manifest.Flagged.Select(flagged => (flagged.File, flagged.Why)));
    }

    private static FolderPreparationOptions Small => new() { Width = 8, Height = 8 };

    private DatasetManifest Prepare(string source, FolderPreparationOptions options) =>
        FolderPreparation.Run(_folder[source], _folder["set"], options with { Overwrite = true }, progress: null, TestContext.Current.CancellationToken);

    // No two alike.
    private void Picture(string file)
    {
        var random = new Random(++_pictures);
        var pixels = new byte[20 * 20 * 3];
        random.NextBytes(pixels);
        Write(file, new RgbImage(20, 20, pixels));
    }

    private void Write(string file, RgbImage image)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[file])!);
        File.WriteAllBytes(_folder[file], Pictures.EncodePng(image));
    }

    private void Link(string file, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[file])!);
        File.CreateSymbolicLink(_folder[file], target);
    }
}
