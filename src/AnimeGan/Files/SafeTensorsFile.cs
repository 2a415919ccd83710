using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace AnimeGan.Files;

/// <summary>An open safetensors file: its header is read and checked, each tensor is read when asked for.</summary>
public sealed class SafeTensorsFile : IDisposable
{
    private readonly Stream _file;
    private readonly Dictionary<string, SafeTensorEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private readonly string _path;
    private long _dataStart;

    private SafeTensorsFile(string path, Stream file) => (_path, _file) = (path, file);

    /// <summary>Names of the tensors, in the order of their bytes.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>The words stored beside the tensors.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>Opens a file and checks its header against its length.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is not whole, or not safetensors; the message says what is wrong.</exception>
    public static SafeTensorsFile Open(string path) => Open(path, File.OpenRead(path));

    /// <summary>Opens a file that lies within another, such as a resource, and checks its header against its length.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="content">All of it, seekable; closed with this.</param>
    /// <exception cref="InvalidDataException">It is not whole, or not safetensors; the message says what is wrong.</exception>
    public static SafeTensorsFile Open(string name, Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var file = new SafeTensorsFile(name, content);
        try
        {
            file.ReadHeader();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Shape of a tensor.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="InvalidDataException">The file has no such tensor.</exception>
    public IReadOnlyList<long> Shape(string name) => Find(name).Shape;

    /// <summary>Reads a tensor.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>The tensor on the CPU, of the shape and type that the file says; the caller's to dispose of.</returns>
    /// <exception cref="InvalidDataException">The file has no such tensor.</exception>
    public Tensor Read(string name)
    {
        var entry = Find(name);
        var tensor = empty([.. entry.Shape], entry.Type);
        Fill(tensor, entry);
        return tensor;
    }

    /// <summary>Reads a tensor into one that exists; nothing is written where type or shape differ.</summary>
    /// <param name="target">Name and tensor, any device.</param>
    /// <exception cref="InvalidDataException">The file has no such tensor, or it is of another type or shape.</exception>
    public void ReadInto(NamedTensor target)
    {
        var entry = Find(target.Name);
        if (entry.Type != target.Tensor.dtype || !target.Tensor.shape.AsSpan().SequenceEqual(entry.Shape))
        {
            throw Fault($"'{target.Name}' is {entry.Type} [{string.Join(", ", entry.Shape)}], expected {target.Tensor.dtype} [{string.Join(", ", target.Tensor.shape)}]; the record that built the network differs from the one that wrote the file");
        }

        using var noGradient = no_grad();
        using var read = Read(target.Name);
        target.Tensor.copy_(read);
    }

    /// <summary>Reads every one of these tensors; the file must have no other.</summary>
    /// <param name="targets">Names and tensors.</param>
    /// <exception cref="InvalidDataException">A tensor is missing, left over, or of another type or shape.</exception>
    public void ReadInto(IReadOnlyCollection<NamedTensor> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var extra = Names.Except(targets.Select(target => target.Name)).FirstOrDefault();
        if (extra is not null)
        {
            throw Fault($"it has '{extra}', which the network does not have");
        }

        foreach (var target in targets)
        {
            ReadInto(target);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private void Fill(Tensor tensor, SafeTensorEntry entry)
    {
        var bytes = tensor.bytes;
        if (ReadAt(bytes, _dataStart + entry.Begin) < bytes.Length)
        {
            throw Fault("it became shorter while it was read");
        }
    }

    private int ReadAt(Span<byte> target, long offset)
    {
        _file.Position = offset;
        return _file.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
    }

    private SafeTensorEntry Find(string name) =>
        _entries.TryGetValue(name, out var entry) ? entry : throw Fault($"it has no tensor '{name}'");

    private void ReadHeader()
    {
        var fileLength = _file.Length;
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        if (ReadAt(prefix, 0) < prefix.Length)
        {
            throw Fault($"it has {fileLength} bytes and not even the header's length");
        }

        var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (headerLength > SafeTensors.MaximumHeaderBytes || (long)headerLength > fileLength - prefix.Length)
        {
            throw Fault($"its header claims {headerLength} bytes, the file has {fileLength}");
        }

        _dataStart = prefix.Length + (long)headerLength;
        var header = new byte[headerLength];
        if (ReadAt(header, prefix.Length) < header.Length)
        {
            throw Fault("it ends inside its header");
        }

        ParseHeader(header);
        CheckRanges(fileLength - _dataStart);
    }

    private void ParseHeader(byte[] header)
    {
        try
        {
            using var json = JsonDocument.Parse(header, new JsonDocumentOptions { AllowDuplicateProperties = false });
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (property.Name == "__metadata__")
                {
                    foreach (var word in property.Value.EnumerateObject())
                    {
                        _metadata[word.Name] = word.Value.GetString() ?? "";
                    }

                    continue;
                }

                _entries[property.Name] = ParseEntry(property);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or OverflowException)
        {
            throw Fault($"its header is not what the format asks for: {error.Message}");
        }
    }

    private SafeTensorEntry ParseEntry(JsonProperty property)
    {
        var name = property.Value.GetProperty("dtype").GetString() ?? "";
        var type = SafeTensors.TypeOf(name) ?? throw Fault($"'{property.Name}' has the unknown type '{name}'");
        var shape = property.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var offsets = property.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
        var (bytes, strides) = ((long)type.Size, (long)type.Size);
        foreach (var size in shape)
        {
            bytes = size >= 0 ? checked(bytes * size) : throw Fault($"'{property.Name}' has a negative size");

            // A tensor of no element has strides all the same, and they must be numbers.
            strides = checked(strides * Math.Max(1, size));
        }

        if (offsets is not [var begin, var end] || begin < 0 || end < begin || end - begin != bytes)
        {
            throw Fault($"'{property.Name}' needs {bytes} bytes, its range is [{string.Join(", ", offsets)}]");
        }

        return new SafeTensorEntry(type.Type, shape, begin, end);
    }

    // The ranges must cover the data without gap or overlap, so that no byte is read twice or hidden.
    private void CheckRanges(long dataLength)
    {
        var offset = 0L;
        var ordered = _entries.OrderBy(pair => pair.Value.Begin).ThenBy(pair => pair.Value.End).ToList();
        foreach (var (name, entry) in ordered)
        {
            if (entry.Begin != offset)
            {
                throw Fault($"'{name}' starts at byte {entry.Begin} of the data, expected {offset}");
            }

            offset = entry.End;
        }

        if (offset != dataLength)
        {
            throw Fault($"its tensors take {offset} bytes, the file holds {dataLength}: it is cut short or has bytes at its end");
        }

        Names = [.. ordered.Select(pair => pair.Key)];
    }

    private InvalidDataException Fault(string what) => new($"{_path} is not a whole safetensors file: {what}.");

    private readonly record struct SafeTensorEntry(ScalarType Type, long[] Shape, long Begin, long End);
}
