using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using AnimeGan.Files;
using static TorchSharp.torch;

namespace AnimeGan.Exchange;

/// <summary>Writes a state dictionary as <c>torch.save</c> does: a zip archive without compression, a pickle and a file of numbers for each tensor.</summary>
/// <remarks>
/// Pickle protocol 2 with nothing but an OrderedDict of tensors, so that <c>torch.load(weights_only=True)</c> takes it. The same tensors give the same bytes.
/// </remarks>
internal static class PyTorchWriter
{
    private const string Folder = "archive/";
    private const int LocalHeader = 30;
    private const int Alignment = 64;
    private static readonly DateTimeOffset _time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<ScalarType, string> _storages = new()
    {
        [ScalarType.Float32] = "FloatStorage",
        [ScalarType.Int64] = "LongStorage",
    };

    /// <summary>Writes tensors.</summary>
    /// <param name="stream">Seekable, from its beginning.</param>
    /// <param name="tensors">Names and tensors, float32 or int64.</param>
    internal static void Write(Stream stream, IReadOnlyList<NamedTensor> tensors)
    {
        using var place = new MemoryStream();
        using (var archive = new ZipArchive(place, ZipArchiveMode.Create, leaveOpen: true))
        {
            // The pickle names the files of numbers, so it is written after their names are chosen; PyTorch reads by name.
            List<string> keys = [];
            foreach (var (tensor, at) in tensors.Select((tensor, at) => (tensor.Tensor, at)))
            {
                using var local = tensor.detach().cpu();
                using var flat = local.contiguous();
                keys.Add(Key(at, place.Position));
                Add(archive, $"data/{keys[^1]}", flat.bytes);
            }

            Add(archive, "data.pkl", Pickle(tensors, keys));
            Add(archive, "byteorder", "little"u8);
            Add(archive, "version", "3\n"u8);
        }

        place.Position = 0;
        place.CopyTo(stream);
    }

    // As many leading zeros as put the numbers on a multiple of 64 bytes, where PyTorch puts them too.
    private static string Key(int at, long start)
    {
        var digits = at.ToString(CultureInfo.InvariantCulture);
        var end = start + LocalHeader + Folder.Length + "data/".Length + digits.Length;
        return digits.PadLeft(digits.Length + (int)((Alignment - (end % Alignment)) % Alignment), '0');
    }

    private static void Add(ZipArchive archive, string name, ReadOnlySpan<byte> bytes)
    {
        var entry = archive.CreateEntry(Folder + name, CompressionLevel.NoCompression);
        entry.LastWriteTime = _time;
        using var stream = entry.Open();
        stream.Write(bytes);
    }

    private static byte[] Pickle(IReadOnlyList<NamedTensor> tensors, List<string> keys)
    {
        using var stream = new MemoryStream();
        Put(stream, [0x80, 2]);
        OrderedDictionary(stream);
        Put(stream, "("u8);
        foreach (var ((name, tensor), key) in tensors.Zip(keys))
        {
            Words(stream, name);
            Put(stream, "ctorch._utils\n_rebuild_tensor_v2\n(("u8);
            Words(stream, "storage");
            var storage = _storages.GetValueOrDefault(tensor.dtype) ?? throw new ArgumentException($"{name} is {tensor.dtype}; float32 and int64 are written.", nameof(tensors));
            Put(stream, Encoding.ASCII.GetBytes($"ctorch\n{storage}\n"));
            Words(stream, key);
            Words(stream, "cpu");
            Number(stream, tensor.numel());
            Put(stream, "tQ"u8);
            Number(stream, 0);
            Numbers(stream, tensor.shape);
            Numbers(stream, Strides(tensor.shape));
            Put(stream, [0x89]);
            OrderedDictionary(stream);
            Put(stream, "tR"u8);
        }

        Put(stream, "u."u8);
        return stream.ToArray();
    }

    private static long[] Strides(long[] shape)
    {
        var strides = new long[shape.Length];
        var step = 1L;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = step;
            step *= Math.Max(1, shape[axis]);
        }

        return strides;
    }

    private static void OrderedDictionary(Stream stream) => Put(stream, "ccollections\nOrderedDict\n)R"u8);

    private static void Numbers(Stream stream, long[] values)
    {
        Put(stream, "("u8);
        foreach (var value in values)
        {
            Number(stream, value);
        }

        Put(stream, "t"u8);
    }

    // LONG1 of eight bytes, whatever the number.
    private static void Number(Stream stream, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        stream.WriteByte(0x8a);
        stream.WriteByte(sizeof(long));
        stream.Write(bytes);
    }

    private static void Words(Stream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        stream.WriteByte((byte)'X');
        stream.Write(length);
        stream.Write(bytes);
    }

    private static void Put(Stream stream, ReadOnlySpan<byte> bytes) => stream.Write(bytes);
}
