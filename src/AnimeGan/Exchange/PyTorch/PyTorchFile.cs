using System.IO.Compression;
using System.Text;
using static TorchSharp.torch;

namespace AnimeGan.Exchange;

/// <summary>A file that <c>torch.save</c> wrote (PyTorch from 1.6 on), read without running anything in it.</summary>
/// <remarks>
/// A zip archive without compression: one folder with data.pkl, which <see cref="PickleReader"/> reads, and a file of raw numbers for each storage
/// under data/. Nothing is unpacked, so names lead nowhere; what is announced is compared with the file's length before room is made for it.
/// </remarks>
internal sealed class PyTorchFile : IWeights
{
    private const string Pickle = "data.pkl";
    private const string Anew = "load it in Python and save it anew, torch.save(torch.load(FILE, map_location=\"cpu\"), \"weights.pth\")";
    private readonly ZipArchive _archive;
    private readonly string _folder;
    private readonly IReadOnlyDictionary<string, PickledTensor> _tensors;

    /// <summary>Opens a file and reads what it says of its tensors.</summary>
    /// <param name="path">The file.</param>
    /// <param name="entry">Which of its dictionaries; null where it has one alone.</param>
    /// <exception cref="InvalidDataException">It is no such file, not whole, or asks for more than tensors; the message says what is wrong.</exception>
    internal PyTorchFile(string path, string? entry)
    {
        Source = path;
        var file = File.OpenRead(path);
        try
        {
            var length = file.Length;
            _archive = OpenArchive(file);
            _folder = CheckEntries(length);
            _tensors = WeightEntries.Choose(ReadPickle(), entry, path);
            CheckSizes(length);
            Shapes = _tensors.ToDictionary(pair => pair.Key, pair => pair.Value.Shape);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long[]> Shapes { get; }

    /// <inheritdoc/>
    public Tensor Read(string name)
    {
        var tensor = _tensors[name];
        var (size, extent) = ((long)tensor.Storage.Size, tensor.Extent);
        if (extent == 0)
        {
            return empty(tensor.Shape, tensor.Storage.Type);
        }

        using var scope = NewDisposeScope();
        var flat = empty([extent], tensor.Storage.Type);
        using var numbers = Open(Storage(tensor.Storage));
        var skipped = new byte[1 << 16];
        for (var left = tensor.Offset * size; left > 0;)
        {
            var some = skipped.AsSpan(0, (int)Math.Min(left, skipped.Length));
            Require(numbers.ReadAtLeast(some, some.Length, throwOnEndOfStream: false) == some.Length, $"the numbers of '{name}' are cut short");
            left -= some.Length;
        }

        var bytes = flat.bytes;
        Require(numbers.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length, $"the numbers of '{name}' are cut short");
        return flat.as_strided(tensor.Shape, tensor.Strides).contiguous().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    private ZipArchive OpenArchive(FileStream file)
    {
        Span<byte> start = stackalloc byte[4];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (read == start.Length && start.SequenceEqual("PK\x03\x04"u8))
        {
            try
            {
                var archive = new ZipArchive(file, ZipArchiveMode.Read);

                // The list of what is in it is read when it is first asked for.
                _ = archive.Entries;
                return archive;
            }
            catch (InvalidDataException fault)
            {
                throw Fault($"it is not a whole archive: {fault.Message}");
            }
        }

        throw Fault(read > 0 && start[0] == 0x80
            ? $"it is a pickle without an archive around it, as PyTorch before 1.6 saved weights and as StyleGAN2-ADA's authors save whole networks. It is not read, since such a file can run anything. If you trust it, {Anew}; of a network, its state_dict()"
            : "it is neither what torch.save writes nor safetensors");
    }

    // One folder, no name that leads out of it, none twice; and all that is announced fits into the file, which a compressed bomb's does not.
    private string CheckEntries(long length)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var announced = 0L;
        foreach (var entry in _archive.Entries)
        {
            Require(names.Add(entry.FullName), $"it has the file '{entry.FullName}' twice");
            Require(!entry.FullName.Split('/', '\\').Contains("..") && !Path.IsPathRooted(entry.FullName) && !entry.FullName.Contains('\\', StringComparison.Ordinal), $"it has a file called '{entry.FullName}', a name that leads out of it");
            Require(entry.Length == entry.CompressedLength, $"'{entry.FullName}' is compressed, which torch.save does not do; {Anew}");
            announced += entry.Length;
            Require(announced <= length, $"its files take {announced} bytes and more, it has {length}: some lie over each other");
        }

        var pickle = names.Where(name => name.EndsWith("/" + Pickle, StringComparison.Ordinal)).ToList();
        Require(pickle.Count == 1, pickle.Count == 0 ? $"it has no {Pickle}: it is another kind of archive" : $"it has several files called {Pickle}");
        var folder = pickle[0][..^Pickle.Length];
        Require(!names.Contains(folder + "constants.pkl"), "it is a program of TorchScript's; save the weights alone, torch.save(network.state_dict(), \"weights.pth\")");
        return folder;
    }

    private object? ReadPickle()
    {
        if (_archive.GetEntry(_folder + "byteorder") is { } order)
        {
            var word = Encoding.ASCII.GetString(Bytes(order, 16));
            Require(word == "little", $"its numbers are in the byte order '{word}'; {Anew} on a machine with the usual one, little");
        }

        try
        {
            var entry = _archive.GetEntry(_folder + Pickle)!;
            return PickleReader.Read(Bytes(entry, PickleReader.MostBytes));
        }
        catch (InvalidDataException fault)
        {
            throw Fault(fault.Message);
        }
    }

    private Stream Open(ZipArchiveEntry entry)
    {
        try
        {
            return entry.Open();
        }
        catch (InvalidDataException fault)
        {
            throw Fault($"'{entry.FullName}' is not whole: {fault.Message}");
        }
    }

    private byte[] Bytes(ZipArchiveEntry entry, int most)
    {
        Require(entry.Length <= most, $"'{entry.FullName}' has {entry.Length} bytes, more than the {most} that it may have");
        var bytes = new byte[entry.Length];
        using var stream = Open(entry);
        Require(stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length, $"'{entry.FullName}' is cut short");
        return bytes;
    }

    // A storage may have several views; weights that are saved as one dictionary take no more room together than the file has.
    private void CheckSizes(long length)
    {
        var total = 0.0;
        foreach (var (name, tensor) in _tensors)
        {
            var (entry, size) = (Storage(tensor.Storage), tensor.Storage.Size);
            Require(entry.Length / size >= tensor.Storage.Count, $"'{name}' lies in a storage of {tensor.Storage.Count} numbers, and its file has {entry.Length} bytes");
            total += (double)tensor.Count * size;
        }

        Require(total <= length, $"its tensors take {total:0} bytes, the file has {length}: they are views of the same numbers");
    }

    private ZipArchiveEntry Storage(PickledStorage storage) => _archive.GetEntry($"{_folder}data/{storage.Key}") ?? throw Fault($"it lacks the numbers of storage '{storage.Key}'");

    private void Require(bool holds, string fault)
    {
        if (!holds)
        {
            throw Fault(fault);
        }
    }

    private InvalidDataException Fault(string what) => new($"{Source} cannot be read: {what}.");
}
