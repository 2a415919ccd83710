using AnimeGan.Data;
using AnimeGan.Files.Interop;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Data;

public sealed class PreparedSetTests
{
    private static readonly DatasetManifest _manifest = new() { Source = "test", Seed = 3 };

    [Fact]
    public void Open_AfterComplete_GivesBackWhatWasWritten()
    {
        using var folder = new TemporaryFolder();
        var labels = new LabelTable(["hair", "eyes"], [["red", "a \"b\", c", "red"], ["1", "", "line\nbreak"]]);
        Write(folder["set"], 3, labels);

        using var set = ImageSet.Open(folder["set"]);

        Assert.Equal((3, 3, 2, 5), (set.Count, set.Channels, set.Height, set.Width));
        Assert.Equal(Picture(2), set[2].ToArray());
        Assert.Equal(Picture(1)[10], set.Image(1).Pixels[1]);
        Assert.Equal(3, set.Manifest.Seed);
        Assert.NotNull(set.Labels);
        Assert.Equal(labels.Column("hair"), set.Labels.Column("hair"));
        Assert.Equal(labels.Column("eyes"), set.Labels.Column("eyes"));
        Assert.Equal(2, set.Labels.Counts("hair")["red"]);
        Assert.Equal(["set"], Directory.EnumerateFileSystemEntries(folder.FullPath).Select(Path.GetFileName));
    }

    [Fact]
    public void ImagesNpy_ReadByNumPy_HasTheSameValues()
    {
        using var folder = new TemporaryFolder();
        Write(folder["set"], 3, labels: null);

        string output = PythonOracle.Run("tests/AnimeGan.Tests/Data/oracles/open_npy.py", Path.Combine(folder["set"], "images.npy"), "2", "1", "1", "3");

        Assert.Equal($"uint8 (3, 3, 2, 5) {Picture(2)[10 + 5 + 3]}", output.Trim());
    }

    [Fact]
    public void Grid_SeedOrNone_ShowsEachPictureOnce()
    {
        using var folder = new TemporaryFolder();
        Write(folder["set"], 4, labels: null);
        using var set = ImageSet.Open(folder["set"]);

        byte[] first = Corners(set.Grid(3, columns: 2));
        byte[] chosen = Corners(set.Grid(100, columns: 2, seed: 1));

        Assert.Equal([0, 40, 80, 255], first);
        Assert.Equal([0, 40, 80, 120], chosen.Order().ToArray());
        Assert.Equal(chosen, Corners(set.Grid(4, columns: 2, seed: 1)));

        static byte[] Corners(AnimeGan.Imaging.RgbImage grid) =>
            [.. from top in (int[])[2, 6] from left in (int[])[2, 9] select grid.Pixels[((top * grid.Width) + left) * 3]];
    }

    [Fact]
    public void Dispose_WithoutComplete_LeavesNothing()
    {
        using var folder = new TemporaryFolder();

        using (var writer = new PreparedSetWriter(folder["set"], 5, 2))
        {
            writer.Write(0, Picture(0));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public void Complete_MissingPicture_Throws()
    {
        using var folder = new TemporaryFolder();
        using var writer = new PreparedSetWriter(folder["set"], 5, 2);
        writer.Write(0, Picture(0));
        writer.Write(2, Picture(2));

        Assert.Throws<InvalidOperationException>(() => writer.Complete(2, _manifest, null));
        Assert.Throws<InvalidOperationException>(() => writer.Complete(3, _manifest, null));
        Assert.False(Directory.Exists(folder["set"]));
    }

    [Fact]
    public void Constructor_SetExists_ReplacesOnlyWhenAskedAndOnlyAtTheEnd()
    {
        using var folder = new TemporaryFolder();
        Write(folder["set"], 3, labels: null);

        Assert.Throws<IOException>(() => new PreparedSetWriter(folder["set"], 5, 2));
        using (var abandoned = new PreparedSetWriter(folder["set"], 5, 2, overwrite: true))
        {
            abandoned.Write(0, Picture(0));
        }

        Assert.Equal(3, DatasetManifest.Read(Path.Combine(folder["set"], "manifest.json")).Count);
        Write(folder["set"], 2, labels: null, overwrite: true);
        Assert.Equal(2, DatasetManifest.Read(Path.Combine(folder["set"], "manifest.json")).Count);
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public void Constructor_FolderOfSomethingElse_IsNeverOverwritten()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["photos"]);
        File.WriteAllText(Path.Combine(folder["photos"], "a.jpg"), "mine");

        IOException error = Assert.Throws<IOException>(() => new PreparedSetWriter(folder["photos"], 5, 2, overwrite: true));

        Assert.Contains("never overwritten", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder["photos"], "a.jpg")));
    }

    [Fact]
    public void Constructor_KilledRunLeftAFolder_RemovesItButNotALivingOne()
    {
        using var folder = new TemporaryFolder();
        string dead = folder[".set.partial-000000000000"];
        Directory.CreateDirectory(dead);
        File.WriteAllBytes(Path.Combine(dead, "images.npy"), new byte[128]);

        using var living = new PreparedSetWriter(folder["set"], 5, 2);
        using var second = new PreparedSetWriter(folder["set"], 5, 2);

        Assert.False(Directory.Exists(dead));
        Assert.Equal(2, Directory.EnumerateDirectories(folder.FullPath).Count());
    }

    [Fact]
    public void Constructor_KilledWhileReplacing_PutsTheOldSetBackAndRemovesWhatWasReplaced()
    {
        using var folder = new TemporaryFolder();
        Write(folder["set"], 3, null);
        Directory.Move(folder["set"], folder[".set.partial-000000000000.old"]);

        Assert.Throws<IOException>(() => new PreparedSetWriter(folder["set"], 5, 2));
        using (var images = ImageSet.Open(folder["set"]))
        {
            Assert.Equal(3, images.Count);
        }

        // Killed later, with the new one in place; and between a folder and its first file, an hour ago.
        Directory.CreateDirectory(folder[".set.partial-111111111111.old"]);
        Directory.SetLastWriteTimeUtc(Directory.CreateDirectory(folder[".set.partial-222222222222"]).FullName, DateTime.UtcNow.AddHours(-1));
        Write(folder["set"], 4, null, overwrite: true);

        Assert.Equal([folder["set"]], Directory.EnumerateFileSystemEntries(folder.FullPath));
        using var replaced = ImageSet.Open(folder["set"]);
        Assert.Equal(4, replaced.Count);
    }

    // What a command that is killed at any moment rests on.
    [Fact]
    public void Exchange_OfTwoFolders_IsOneActOnLinux()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.MakeFolder("a"), "a"), "");
        File.WriteAllText(Path.Combine(folder.MakeFolder("b"), "b"), "");

        Assert.Equal(OperatingSystem.IsLinux(), FolderExchange.Try(folder["a"], folder["b"]));
        Assert.Equal(OperatingSystem.IsLinux(), File.Exists(Path.Combine(folder["a"], "b")));
        Assert.False(FolderExchange.Try(folder["a"], folder["c"]));
    }

    [Fact]
    public void Open_DamagedSet_SaysWhatIsWrong()
    {
        using var folder = new TemporaryFolder();
        Write(folder["set"], 3, new LabelTable(["a"], [["x", "y", "z"]]));
        string images = Path.Combine(folder["set"], "images.npy");
        byte[] whole = File.ReadAllBytes(images);

        File.WriteAllBytes(images, whole[..^1]);
        Assert.Contains("truncated", Assert.Throws<FormatException>(() => ImageSet.Open(folder["set"])).Message, StringComparison.Ordinal);
        File.WriteAllBytes(images, new byte[whole.Length]);
        Assert.Contains("never finished", Assert.Throws<FormatException>(() => ImageSet.Open(folder["set"])).Message, StringComparison.Ordinal);
        File.WriteAllBytes(images, whole);
        File.WriteAllText(Path.Combine(folder["set"], "labels.csv"), "index,a\n0,x\n");
        Assert.Contains("1 rows for 3", Assert.Throws<FormatException>(() => ImageSet.Open(folder["set"])).Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder["set"], "manifest.json"), "{");
        Assert.Contains("prepare the set again", Assert.Throws<FormatException>(() => ImageSet.Open(folder["set"])).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(folder["set"], "manifest.json"));
        Assert.Contains("not a prepared set", Assert.Throws<FormatException>(() => ImageSet.Open(folder["set"])).Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => ImageSet.Open(folder["none"]));
    }

    private static void Write(string folder, int count, LabelTable? labels, bool overwrite = false)
    {
        using var writer = new PreparedSetWriter(folder, 5, 2, overwrite);
        Parallel.For(0, count, i => writer.Write(count - 1 - i, Picture(count - 1 - i)));
        writer.Complete(count, _manifest, labels);
    }

    private static byte[] Picture(int index) => [.. Enumerable.Range(0, 30).Select(i => (byte)((index * 40) + i))];
}
