using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Testing;
using AnimeGan.Tests.Imaging;
using Xunit;

namespace AnimeGan.Tests.Data;

public sealed class FolderPreparationTests(PictureFixture pictures) : IClassFixture<PictureFixture>
{
    private static readonly FolderPreparationOptions _small = new() { Width = 24, Height = 16 };

    [Fact]
    public void Run_EveryKindOfBadFile_IsSkippedCountedAndNamed()
    {
        using var folder = new TemporaryFolder();
        string source = folder.MakeFolder("source");
        byte[] jpeg = pictures.Read("full.jpg");
        (string File, byte[] Content, RejectionReason Reason)[] bad =
        [
            ("bomb.png", PictureBytes.PngBomb(50000, 50000), RejectionReason.TooLarge),
            ("cut.jpg", jpeg[..(jpeg.Length / 2)], RejectionReason.Damaged),
            ("empty.jpg", [], RejectionReason.Empty),
            ("notes.txt", "hello"u8.ToArray(), RejectionReason.NotAPicture),
            ("page.png", "<!doctype html><html></html>"u8.ToArray(), RejectionReason.Mislabelled),
            ("sub/tiny.gif", "GI"u8.ToArray(), RejectionReason.Mislabelled),
        ];
        Put(source, "good.jpg", jpeg);
        Put(source, "sub/deep/really-a-jpeg.png", pictures.Read("grey.jpg"));
        foreach ((string file, byte[] content, _) in bad)
        {
            Put(source, file, content);
        }

        File.CreateSymbolicLink(Path.Combine(source, "dangling.jpg"), folder["nowhere.jpg"]);

        DatasetManifest manifest = Run(source, folder["set"], _small);

        IEnumerable<(string File, RejectionReason)> expected = bad.Select(item => (item.File, item.Reason)).Append(("dangling.jpg", RejectionReason.DeadLink));
        Assert.Equal(
            expected.OrderBy(item => item.File.Contains('/', StringComparison.Ordinal)).ThenBy(item => item.File, StringComparer.Ordinal),
            manifest.Rejected.Select(item => (item.File, item.Reason)));
        Assert.Equal(new PreparationCounts(9, 2, 7, 0, 0, 0), manifest.Counts);
        using var set = ImageSet.Open(folder["set"]);
        Assert.Equal((2, 24, 16), (set.Count, set.Width, set.Height));
        Assert.Equal(Pictures.Load(jpeg, _small.Picture).Pixels, set.Image(0).Pixels);
        Assert.Equal(Json(manifest), Json(set.Manifest));
    }

    [Fact]
    public void Run_OtherThreadCount_GivesTheSameSet()
    {
        using var folder = new TemporaryFolder();
        string source = EveryPicture(folder);
        var options = _small with { Duplicates = DuplicateHandling.DropNear };

        Run(source, folder["one"], options with { Threads = 1 });
        Run(source, folder["five"], options with { Threads = 5 });

        foreach (string file in (string[])["images.npy", "manifest.json", "inputs.jsonl"])
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder["one"], file)), File.ReadAllBytes(Path.Combine(folder["five"], file)));
        }
    }

    [Fact]
    public void Run_Duplicates_AreNamedAndDroppedAsAsked()
    {
        using var folder = new TemporaryFolder();
        string source = folder.MakeFolder("source");
        Put(source, "a.jpg", pictures.Read("1024x768.jpg"));
        Put(source, "b-copy.jpg", pictures.Read("1024x768.jpg"));
        Put(source, "c.png", pictures.Read("rgb.png"));
        Put(source, "d-same-pixels.webp", pictures.Read("lossless.webp"));
        Put(source, "e-saved-again.jpg", pictures.Read("progressive.jpg"));
        Put(source, "f-grey.png", pictures.Read("grey.png"));

        DatasetManifest kept = Run(source, folder["keep"], _small);
        DatasetManifest exact = Run(source, folder["exact"], _small with { Duplicates = DuplicateHandling.DropExact });
        DatasetManifest near = Run(source, folder["near"], _small with { Duplicates = DuplicateHandling.DropNear });

        DuplicateKind[] kinds = [DuplicateKind.File, DuplicateKind.Pixels, DuplicateKind.Near];
        Assert.Equal(["b-copy.jpg", "d-same-pixels.webp", "e-saved-again.jpg"], kept.Duplicates.Where(item => item.File[0] != 'c').Select(item => item.File));
        Assert.Equal(kinds, kept.Duplicates.Where(item => item.File[0] != 'c').Select(item => item.Kind));
        Assert.Equal(6, kept.Count);
        Assert.Equal(4, exact.Count);
        Assert.Equal(near.Counts!.Found - near.Duplicates.Count, near.Count);
        Assert.DoesNotContain(near.Duplicates, item => item.File == "f-grey.png");
        Assert.All(near.Duplicates, item => Assert.True(item.Dropped));
    }

    [Fact]
    public void Run_CopiesBesideTheirOriginal_KeepsTheOriginalsName()
    {
        using var folder = new TemporaryFolder();
        string source = folder.MakeFolder("source");
        Put(source, "face (1).jpg", pictures.Read("progressive.jpg"));
        Put(source, "face-2.webp", pictures.Read("lossless.webp"));
        Put(source, "face.png", pictures.Read("rgb.png"));
        Put(source, "also/face.png", pictures.Read("rgb.png"));

        DatasetManifest manifest = Run(source, folder["near"], _small with { Duplicates = DuplicateHandling.DropNear });

        Assert.Equal(["face (1).jpg", "face-2.webp", "also/face.png"], manifest.Duplicates.Select(item => item.File));
        Assert.All(manifest.Duplicates, item => Assert.Equal(("face.png", true), (item.Of, item.Dropped)));
    }

    [Fact]
    public void Run_Cancelled_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        string source = EveryPicture(folder);
        using var cancel = new CancellationTokenSource();
        var progress = new Immediate(_ => cancel.Cancel());

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                FolderPreparation.Run(source, folder[$"set{i}"], _small with { Width = 512, Height = 512 }, progress, cancel.Token);
                Directory.Delete(folder[$"set{i}"], recursive: true);
            }
        });

        Assert.Equal([source], Directory.EnumerateFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public void Run_ReportsProgressToTheEnd()
    {
        using var folder = new TemporaryFolder();
        string source = EveryPicture(folder);
        var seen = new List<PreparationProgress>();

        FolderPreparation.Run(source, folder["set"], _small, new Immediate(seen.Add), TestContext.Current.CancellationToken);

        PreparationProgress last = seen[^1];
        Assert.Equal((last.Total, last.Total), (last.Done, last.Accepted));
        Assert.True(last.FilesPerSecond > 0);
        Assert.Equal(seen.Select(item => item.Done).Order(), seen.Select(item => item.Done));
    }

    [Fact]
    public void Run_LabelsFromFolders_NamesTheFirstFolder()
    {
        using var folder = new TemporaryFolder();
        string source = folder.MakeFolder("source");
        Put(source, "cat/x/1.png", pictures.Read("rgb.png"));
        Put(source, "dog/2.png", pictures.Read("grey.png"));
        Put(source, "README", "words"u8.ToArray());

        Run(source, folder["set"], _small with { Labels = LabelSource.Folders });

        using var set = ImageSet.Open(folder["set"]);
        Assert.Equal(["cat", "dog"], set.Labels!.Column("folder"));
        Put(source, "loose.png", pictures.Read("bits.png"));
        Assert.Contains("loose.png lie in no sub-folder", Fails(source, folder["other"], _small with { Labels = LabelSource.Folders }), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_LabelsFromCsv_FollowTheirPictures()
    {
        using var folder = new TemporaryFolder();
        string source = folder.MakeFolder("source");
        Put(source, "b.png", pictures.Read("rgb.png"));
        Put(source, "a/c.png", pictures.Read("grey.png"));
        Put(source, "a/broken.png", "no"u8.ToArray());
        var options = _small with { Labels = LabelSource.Csv, LabelsFile = folder["labels.csv"] };

        File.WriteAllText(folder["labels.csv"], "file,hair,eyes\na/c.png,red,\"blue, dark\"\na/broken.png,x,y\nb.png,green,brown\n");
        Run(source, folder["set"], options);

        using (var set = ImageSet.Open(folder["set"]))
        {
            Assert.Equal(["green", "red"], set.Labels!.Column("hair"));
            Assert.Equal(["brown", "blue, dark"], set.Labels.Column("eyes"));
        }

        (string Csv, string Message)[] wrong =
        [
            ("file,hair\nb.png,red\n", "a/broken.png, a/c.png have no line"),
            ("file,hair\nb.png,red\na/c.png,red\na/broken.png,red\nz.png,red\n", "z.png are named"),
            ("file,hair\nb.png,red\nb.png,red\n", "'b.png' twice"),
            ("file,hair\nb.png\n", "the line of 'b.png' has 1 values"),
            ("name,hair\n", "first line must be 'file,NAME,…'"),
            ("file,hair,hair\n", "Column names must be different"),
            ("file,hair\n\"b.png,red\n", "never closed"),
            (string.Empty, "is empty"),
        ];
        Assert.All(wrong, item =>
        {
            File.WriteAllText(folder["labels.csv"], item.Csv);
            Assert.Contains(item.Message, Fails(source, folder["other"], options), StringComparison.Ordinal);
        });
        Assert.Contains("There is no labels file", Fails(source, folder["other"], options with { LabelsFile = folder["none.csv"] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FoldersThatCannotWork_SaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        string source = folder.MakeFolder("source");

        Assert.Contains("There is no folder", Fails(folder["none"], folder["set"], _small), StringComparison.Ordinal);
        Assert.Contains("holds no files", Fails(source, folder["set"], _small), StringComparison.Ordinal);
        Put(source, "a.txt", "words"u8.ToArray());
        Assert.Contains("1 NotAPicture such as a.txt", Fails(source, folder["set"], _small), StringComparison.Ordinal);
        Assert.Contains("must not lie in one another", Fails(source, source, _small), StringComparison.Ordinal);
        Assert.Contains("must not lie in one another", Fails(source, Path.Combine(source, "set"), _small), StringComparison.Ordinal);
        Assert.Contains("must not lie in one another", Fails(source, folder.FullPath, _small with { Overwrite = true }), StringComparison.Ordinal);
        Assert.Equal([source], Directory.EnumerateFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public void Run_Overwrite_ReplacesOnlyOnSuccess()
    {
        using var folder = new TemporaryFolder();
        string source = folder.MakeFolder("source");
        Put(source, "a.png", pictures.Read("rgb.png"));
        Run(source, folder["set"], _small);

        Assert.Throws<IOException>(() => Run(source, folder["set"], _small));
        File.Delete(Path.Combine(source, "a.png"));
        Put(source, "b.txt", "words"u8.ToArray());
        Assert.Throws<PreparationException>(() => Run(source, folder["set"], _small with { Overwrite = true }));
        using (var still = ImageSet.Open(folder["set"]))
        {
            Assert.Equal(1, still.Count);
        }

        Put(source, "c.png", pictures.Read("grey.png"));
        Put(source, "d.png", pictures.Read("bits.png"));
        Run(source, folder["set"], _small with { Overwrite = true });
        using var replaced = ImageSet.Open(folder["set"]);
        Assert.Equal(2, replaced.Count);
    }

    [Theory]
    [InlineData(0, 64, 4, "Width and Height")]
    [InlineData(64, 5000, 4, "Width and Height")]
    [InlineData(64, 64, 17, "NearThreshold")]
    public void Validate_OutOfRange_NamesIt(int width, int height, int near, string name)
    {
        var options = new FolderPreparationOptions { Width = width, Height = height, NearThreshold = near };

        Assert.Contains(name, Assert.Throws<ArgumentException>(options.Validate).Message, StringComparison.Ordinal);
    }

    private static void Put(string folder, string file, byte[] content)
    {
        string path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    private static string Json(DatasetManifest manifest)
    {
        using var folder = new TemporaryFolder();
        manifest.Write(folder["m.json"]);
        return File.ReadAllText(folder["m.json"]);
    }

    private string EveryPicture(TemporaryFolder folder)
    {
        string source = folder.MakeFolder("source");
        foreach (string file in pictures.Cases.Select(picture => picture.File).Distinct())
        {
            Put(source, file, pictures.Read(file));
        }

        return source;
    }

    private DatasetManifest Run(string source, string target, FolderPreparationOptions options) =>
        FolderPreparation.Run(source, target, options, progress: null, TestContext.Current.CancellationToken);

    private string Fails(string source, string target, FolderPreparationOptions options) =>
        Assert.Throws<PreparationException>(() => Run(source, target, options)).Message;

    private sealed class Immediate(Action<PreparationProgress> report) : IProgress<PreparationProgress>
    {
        public void Report(PreparationProgress value) => report(value);
    }
}
