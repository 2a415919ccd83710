using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using AnimeGan.Exchange;
using AnimeGan.Files;
using AnimeGan.Testing;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Exchange;

/// <summary>Files of weights that want something else than to be read: refused at once, in little memory, and nothing is run.</summary>
public sealed class HostileWeightsTests : IDisposable
{
    private const string Tensor = "ctorch._utils\n_rebuild_tensor_v2\n((X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\00X\u0003\0\0\0cpuK\u0004tQ";
    private readonly TemporaryFolder _folder = new();

    // A byte a letter, and what the refusal says.
    private static readonly Dictionary<string, (string Pickle, string Words)> _pickles = new()
    {
        ["a call of the system"] = ("\u0080\u0002cposix\nsystem\nX\u0004\0\0\0true\u0085R.", "asks to call posix.system; nothing was run"),
        ["a call by names on the stack"] = ("\u0080\u0004\u008c\u0008builtins\u008c\u0004eval\u0093.", "asks to call builtins.eval; nothing was run"),
        ["an allowed name with other arguments"] = ("\u0080\u0002ccollections\nOrderedDict\nX\u0001\0\0\0a\u0085R.", "collections.OrderedDict with arguments"),
        ["a storage that is called"] = ("\u0080\u0002ctorch\nFloatStorage\n)R.", "torch.FloatStorage with arguments"),
        ["an object's state"] = ("\u0080\u0002]}b.", "change the state"),
        ["an instance by the old way"] = ("\u0080\u0002(ios\nsystem\n.", "operation 0x69"),
        ["an extension by number"] = ("\u0080\u0002\u0082\u0001.", "operation 0x82"),
        ["protocol 0"] = ("(dp0\n.", "operation 0x64"),
        ["a word longer than the file"] = ("\u0080\u0002X\u00ff\u00ff\u00ff\u007f.", "ends before"),
        ["a word of 2^63 letters"] = ("\u0080\u0004\u008d\0\0\0\0\0\0\0\u0080.", "ends before"),
        ["a number of 255 bytes"] = ("\u0080\u0002\u008a\u00ff" + new string('\0', 255) + ".", "whole number of 255 bytes"),
        ["an empty stack"] = ("\u0080\u0002\u0085.", "empty stack"),
        ["no mark"] = ("\u0080\u0002}t.", "mark that is not there"),
        ["a tuple over a mark"] = ("\u0080\u0002}(\u0085.", "empty stack"),
        ["a memory that was not kept"] = ("\u0080\u0002h\u0009.", "not kept"),
        ["nothing at the end"] = ("\u0080\u0002}", "ends before"),
        ["two things at the end"] = ("\u0080\u0002}}.", "left over"),
        ["an entry twice"] = ("\u0080\u0002}(X\u0001\0\0\0aNX\u0001\0\0\0aNu.", "'a' twice"),
        ["a dictionary as a key"] = ("\u0080\u0002}}Ns.", "neither words nor whole numbers"),
        ["a name without end"] = ("\u0080\u0002c" + new string('a', 4000), "without an end"),
        ["sizes beyond the storage"] = ($"\u0080\u0002}}X\u0001\0\0\0a{Tensor}K\0K\u0005\u0085K\u0001\u0085\u0089}}tRs.", "reaches out of its storage of 4"),
        ["an offset beyond the storage"] = ($"\u0080\u0002}}X\u0001\0\0\0a{Tensor}K\u0004K\u0001\u0085K\u0001\u0085\u0089}}tRs.", "reaches out of its storage of 4"),
        ["a negative offset"] = ($"\u0080\u0002}}X\u0001\0\0\0a{Tensor}J\u00ff\u00ff\u00ff\u00ffK\u0001\u0085K\u0001\u0085\u0089}}tRs.", "from -1 on"),
        ["a negative stride"] = ($"\u0080\u0002}}X\u0001\0\0\0a{Tensor}K\u0003K\u0002\u0085J\u00ff\u00ff\u00ff\u00ff\u0085\u0089}}tRs.", "strides [-1]"),
        ["much by strides of nothing"] = ($"\u0080\u0002}}X\u0001\0\0\0a{Tensor}K\0J\0\0\0\u007f\u0085K\0\u0085\u0089}}tRs.", "reaches out"),
        ["sizes whose product overflows"] = ($"\u0080\u0002}}X\u0001\0\0\0a{Tensor}K\0\u008a\u0008\0\0\0\0\0\0\0\u0040K\u0008\u0086K\u0001K\u0001\u0086\u0089}}tRs.", "reaches out"),
        ["numbers that are not there"] = ($"\u0080\u0002}}X\u0001\0\0\0a{Tensor.Replace("X\u0001\0\0\00", "X\u0001\0\0\09", StringComparison.Ordinal)}K\0K\u0001\u0085K\u0001\u0085\u0089}}tRs.", "lacks the numbers of storage '9'"),
    };

    /// <summary>What the pickles do.</summary>
    public static TheoryData<string> Pickles => [.. _pickles.Keys];

    /// <summary>Archives, and what the refusal says.</summary>
    public static TheoryData<string, string> Archives => new()
    {
        { "compressed", "is compressed" },
        { "leads out", "leads out of it" },
        { "twice", "twice" },
        { "two pickles", "several files called data.pkl" },
        { "no pickle", "another kind of archive" },
        { "program", "TorchScript" },
        { "big end", "byte order 'big'" },
        { "short storage", "storage of 4 numbers" },
        { "cut off", "not a whole archive" },
        { "nothing", "neither what torch.save writes" },
        { "overlapping", "lie over each other" },
    };

    [Theory]
    [MemberData(nameof(Pickles))]
    public void Open_PickleThatIsNoDictionaryOfTensors_IsRefused(string what)
    {
        var (pickle, words) = _pickles[what];
        Write(("archive/data.pkl", Letters(pickle)), ("archive/data/0", new byte[16]));

        _ = Refusal.Of<InvalidDataException>(() => Read(), [_folder["weights.pth"], words]);
    }

    [Theory]
    [MemberData(nameof(Archives))]
    public void Open_ArchiveThatTorchSaveDoesNotWrite_IsRefused(string kind, string words)
    {
        var good = Letters($"\u0080\u0002}}X\u0001\0\0\0a{Tensor}K\0K\u0004\u0085K\u0001\u0085\u0089}}tRs.");
        (string, byte[])[] files = [("archive/data.pkl", good), ("archive/data/0", new byte[kind == "short storage" ? 8 : 16])];
        Write(kind switch
        {
            "leads out" => [.. files, ("archive/../../passwd", [1])],
            "twice" => [.. files, files[1]],
            "two pickles" => [.. files, ("other/data.pkl", good)],
            "no pickle" => [files[1]],
            "program" => [.. files, ("archive/constants.pkl", [1])],
            "big end" => [.. files, ("archive/byteorder", Letters("big"))],
            _ => files,
        });
        Spoil(kind);

        _ = Refusal.Of<InvalidDataException>(() => Read(), words);
    }

    [Fact]
    public void Open_DeepSelfReferringAndLongPickles_TakesNoTimeAndNoRecursion()
    {
        // 120,000 lists in each other; a dictionary in itself; a dictionary that holds one list twice, which does so, and so on.
        var deep = string.Concat(Enumerable.Repeat("]", 120_000)) + string.Concat(Enumerable.Repeat("a", 119_999));
        Write(("archive/data.pkl", Letters($"\u0080\u0002{deep}.")));
        _ = Refusal.Of<InvalidDataException>(() => Read(), "no dictionary of tensors");

        Write(("archive/data.pkl", Letters("\u0080\u0002}q\0X\u0001\0\0\0ah\0s.")));
        _ = Refusal.Of<InvalidDataException>(() => Read(), "no dictionary of tensors");

        var doubled = string.Concat(Enumerable.Range(1, 40).Select(level => $"}}q{(char)level}(X\u0001\0\0\0ah{(char)(level - 1)}X\u0001\0\0\0bh{(char)(level - 1)}u"));
        Write(("archive/data.pkl", Letters($"\u0080\u0002(}}q\0{doubled}t.")));
        _ = Refusal.Of<InvalidDataException>(() => Read(), "no dictionary of tensors");

        Write(("archive/data.pkl", Letters("\u0080\u0002" + string.Concat(Enumerable.Repeat("N0", 200_000)))));
        _ = Refusal.Of<InvalidDataException>(() => Read(), "operation 0x30");

        Write(("archive/data.pkl", Letters("\u0080\u0002N" + string.Concat(Enumerable.Repeat("\u0095\0\0\0\0\0\0\0\0", 300_000)) + ".")));
        _ = Refusal.Of<InvalidDataException>(() => Read(), "more than 250000 operations");
    }

    [Fact]
    public void Open_ManyViewsOfTheSameNumbers_IsRefused()
    {
        var many = string.Concat(Enumerable.Range(20, 100).Select(letter => $"X\u0001\0\0\0{(char)letter}{Tensor}K\0K\u0004\u0085K\u0001\u0085\u0089}}tR"));
        var wide = many.Replace("K\u0004tQ", "M\0\u0080tQ", StringComparison.Ordinal).Replace("K\u0004\u0085", "M\0\u0080\u0085", StringComparison.Ordinal);
        Write(("archive/data.pkl", Letters($"\u0080\u0002}}({wide}u.")), ("archive/data/0", new byte[4 * 32768]));

        _ = Refusal.Of<InvalidDataException>(() => Read(), "views of the same numbers");
    }

    [Fact]
    public void Open_WhatIsSound_IsRead()
    {
        Write(("archive/data.pkl", Letters($"\u0080\u0002}}X\u0001\0\0\0a{Tensor}K\u0001K\u0003\u0085K\u0001\u0085\u0089}}tRs.")), ("archive/data/0", [0, 0, 0, 0, 0, 0, 0x80, 0x3f, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40]));

        using var file = new PyTorchFile(_folder["weights.pth"], null);
        using var found = file.Read("a");

        Assert.Equal([1f, 2, 3], found.data<float>().ToArray());
    }

    [Fact]
    public void Read_DictionaryThatClaimsAHugeNetwork_IsRefusedBeforeOneIsBuilt()
    {
        using var scope = NewDisposeScope();
        NamedTensor[] thin = [new("main.0.weight", zeros(1, 60_000, 4, 4)), new("main.1.running_mean", zeros(4)), new("main.3.weight", zeros(1, 1, 4, 4)), new("main.6.weight", zeros(15_000, 3, 4, 4))];
        PyTorchWeights.Save(_folder["weights.pth"], thin);

        var error = Refusal.Of<NotSupportedException>(() => WeightsImport.Read(_folder["weights.pth"], _folder["run"], new WeightsImportOptions()), "widths must halve");

        Assert.False(Directory.Exists(_folder["run"]), error.Message);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private void Read()
    {
        using var file = new PyTorchFile(_folder["weights.pth"], null);
        foreach (var name in file.Shapes.Keys)
        {
            file.Read(name).Dispose();
        }
    }

    private void Write(params (string Name, byte[] Content)[] files)
    {
        using var stream = File.Create(_folder["weights.pth"]);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var (name, content) in files)
        {
            using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
            entry.Write(content);
        }
    }

    private void Spoil(string kind)
    {
        var path = _folder["weights.pth"];
        switch (kind)
        {
            case "compressed":
                using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
                {
                    using var bomb = archive.CreateEntry("archive/data/1", CompressionLevel.SmallestSize).Open();
                    bomb.Write(new byte[1 << 20]);
                }

                break;
            case "cut off":
                File.WriteAllBytes(path, File.ReadAllBytes(path)[..^40]);
                break;
            case "nothing":
                File.WriteAllText(path, "weights");
                break;
            case "overlapping":
                // The directory at the end says of every file that it is as long as the whole.
                var bytes = File.ReadAllBytes(path);
                for (var at = bytes.AsSpan().IndexOf("PK\x01\x02"u8); at >= 0 && at + 46 < bytes.Length && bytes.AsSpan(at).StartsWith("PK\x01\x02"u8); at += 46 + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 28)))
                {
                    BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 20), bytes.Length - 100);
                    BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 24), bytes.Length - 100);
                }

                File.WriteAllBytes(path, bytes);
                break;
        }
    }

    private static byte[] Letters(string text) => Encoding.Latin1.GetBytes(text);
}
