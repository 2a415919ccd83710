using System.Text.Json.Nodes;
using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Testing;
using AnimeGan.Tests.Imaging;
using Xunit;

namespace AnimeGan.Tests.Data;

/// <summary>Random folders of all that people have: links, hidden files, odd names, archives, valid pictures with random damage.</summary>
public sealed class MessyFoldersTests(PictureFixture pictures) : IClassFixture<PictureFixture>
{
    private const int Folders = 2000;
    private static readonly string[] _names = ["a.png", "b.jpg", "c.gif", "d.webp", "e.tif", "f.bmp", "g.avif", "初音.png", "e\u0301.png", "a b;c,d.png", "-rf.png", "no_ending", "x.PNG", "'\".png", "z.txt"];
    private static readonly string[] _odd = [".hidden.png", "a.png~", "Thumbs.db", ".DS_Store", "#a.png#", "x.part", "a.bak"];
    private static readonly string[] _folders = ["blonde", "blue", ".ipynb_checkpoints", "@eaDir", "__MACOSX", "deep", "初"];
    private static readonly FolderPreparationOptions _options = new() { Width = 8, Height = 8, Overwrite = true, Threads = 2 };

    [Fact]
    public void Run_TwoThousandFolders_AddUpAndHoldNothingElse()
    {
        var seeds = pictures.Cases.Select(picture => pictures.Read(picture.File)).Where(bytes => bytes.Length < 8_000).ToList();
        using var folder = new TemporaryFolder();
        var (prepared, empty) = (0, 0);

        for (var seed = 1; seed <= Folders; seed++)
        {
            using var tree = new Tree(folder.MakeFolder($"tree{seed}"), seeds, new Random(seed));
            tree.Grow();
            var target = folder["set"];
            try
            {
                Check(FolderPreparation.Run(tree.Source, target, _options, progress: null, TestContext.Current.CancellationToken), target, tree, seed);
                prepared++;
            }
            catch (PreparationException)
            {
                // Nothing in it is a picture; that is said, and no set is made.
                empty++;
                Assert.False(Directory.Exists(target), $"seed {seed}: a set of nothing");
            }

            tree.Dispose();
            Remove(folder, tree.Source, target);
        }

        Assert.True(prepared > Folders / 2 && empty > 0, $"{prepared} sets, {empty} without a picture");
    }

    private static void Check(DatasetManifest manifest, string target, Tree tree, int seed)
    {
        var counts = manifest.Counts!;
        Assert.True(counts.Found == counts.Accepted + counts.Rejected + counts.Dropped + counts.LeftOut, $"seed {seed}: {counts}");
        Assert.True(counts.Rejected == manifest.Rejected.Count && counts.LeftOut == manifest.LeftOut.Sum(left => left.Files) && counts.Accepted == manifest.Count, $"seed {seed}: {counts}");
        using var set = ImageSet.Open(target);
        Assert.Equal(counts.Accepted, set.Count);
        foreach (var line in File.ReadLines(Path.Combine(target, "inputs.jsonl")).Select(line => JsonNode.Parse(line)!))
        {
            if (line["index"] is { } index)
            {
                var name = (string)line["file"]!;
                Assert.True(tree.Meant.TryGetValue(name, out var content), $"seed {seed}: {name} is not what anybody meant");
                var picture = Pictures.Load(content, _options.Picture);
                Assert.True(picture.Pixels.AsSpan().SequenceEqual(set.Image((int)index).Pixels), $"seed {seed}: {name} is another picture in the set");
            }
        }
    }

    // Disposing of the whole at the end would let 2,000 trees stand.
    private static void Remove(TemporaryFolder folder, string source, string target)
    {
        Directory.Delete(source, recursive: true);
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        foreach (var outside in Directory.GetDirectories(folder.FullPath, "outside*"))
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    /// <summary>One random folder, and which of its files a person means, by the names that the kit knows them by.</summary>
    private sealed class Tree(string source, IReadOnlyList<byte[]> seeds, Random random) : IDisposable
    {
        private readonly List<IDisposable> _renamed = [];
        private int _next;

        public string Source { get; } = source;

        public Dictionary<string, byte[]> Meant { get; } = [];

        public void Dispose()
        {
            _renamed.ForEach(name => name.Dispose());
            _renamed.Clear();
        }

        public void Grow()
        {
            var folders = new List<(string Path, bool Meant)> { (string.Empty, true) };
            for (var i = random.Next(4); i > 0; i--)
            {
                var (above, meant) = folders[random.Next(folders.Count)];
                var name = _folders[random.Next(_folders.Length)];
                var path = above.Length == 0 ? name : $"{above}/{name}";
                if (folders.All(known => known.Path != path))
                {
                    Directory.CreateDirectory(Path.Combine(Source, path));
                    folders.Add((path, meant && name is not ['.', ..] && name is not ['_', '_', ..] && name is not ['@', ..]));
                }
            }

            for (var i = random.Next(2, 8); i > 0; i--)
            {
                Add(folders[random.Next(folders.Count)]);
            }
        }

        private void Add((string Path, bool Meant) folder)
        {
            var name = _names[random.Next(_names.Length)];
            var path = Path.Combine(Source, folder.Path, name);
            if (File.Exists(path) || Directory.Exists(path) || new FileInfo(path).LinkTarget is not null)
            {
                return;
            }

            switch (random.Next(12))
            {
                case 0:
                    File.CreateSymbolicLink(path, random.Next(3) switch { 0 => "nowhere", 1 => name, _ => "/dev/null" });
                    break;
                case 1:
                    File.CreateSymbolicLink(path, random.Next(2) == 0 ? "." : "..");
                    break;
                case 2:
                    Write(Path.Combine(Source, folder.Path, _odd[random.Next(_odd.Length)]), Content());
                    break;
                case 3 when OperatingSystem.IsLinux():
                    CLibrary.MakePipe(path);
                    break;
                case 4 when OperatingSystem.IsLinux():
                    Rename(folder, path, Write(path, Content()));
                    break;
                case 5:
                    // A folder elsewhere, by a link.
                    var outside = $"{Source}/../outside{_next++}";
                    Directory.CreateDirectory(outside);
                    var content = Write(Path.Combine(outside, "o.png"), Content());
                    File.CreateSymbolicLink(path, Path.GetFullPath(outside));
                    Mean(folder, name + "/o.png", content);
                    break;
                default:
                    Mean(folder, name, Write(path, Content()));
                    break;
            }
        }

        private void Rename((string Path, bool Meant) folder, string path, byte[] content)
        {
            byte[] name = [.. "odd"u8, (byte)('0' + (_next++ % 10)), (byte)random.Next(0x80, 0x100), .. ".png"u8];
            _renamed.Add(CLibrary.Rename(path, name));
            Mean(folder, SourceFile.Show(name), content);
        }

        private void Mean((string Path, bool Meant) folder, string name, byte[] content)
        {
            if (folder.Meant)
            {
                Meant[folder.Path.Length == 0 ? name : $"{folder.Path}/{name}"] = content;
            }
        }

        private static byte[] Write(string path, byte[] content)
        {
            File.WriteAllBytes(path, content);
            return content;
        }

        private byte[] Content()
        {
            var content = (byte[])seeds[random.Next(seeds.Count)].Clone();
            switch (random.Next(6))
            {
                case 0:
                    return content[..random.Next(content.Length)];
                case 1:
                    for (var i = random.Next(1, 20); i > 0; i--)
                    {
                        content[random.Next(content.Length)] = (byte)random.Next(256);
                    }

                    return content;
                case 2:
                    return random.Next(3) switch { 0 => [], 1 => "PK\u0003\u0004 no picture"u8.ToArray(), _ => PictureBytes.PngBomb(50_000, 50_000) };
                default:
                    return content;
            }
        }
    }
}
