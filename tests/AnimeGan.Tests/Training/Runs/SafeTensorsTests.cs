using System.Buffers.Binary;
using System.Text;
using AnimeGan.Files;
using AnimeGan.Testing;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

[Collection(nameof(ProcessWideState))]
public sealed class SafeTensorsTests
{
    private static readonly ScalarType[] AllTypes =
    [
        ScalarType.Float64, ScalarType.Float32, ScalarType.Float16, ScalarType.BFloat16, ScalarType.Int64,
        ScalarType.Int32, ScalarType.Int16, ScalarType.Int8, ScalarType.Byte, ScalarType.Bool,
    ];

    [Fact]
    public void Write_EveryType_PythonReadsTheSameValues()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        var path = folder["all.safetensors"];
        Save(path, EveryType());

        var read = PythonOracle.RunJson<Dictionary<string, PythonArray>>("tests/AnimeGan.Tests/Training/oracles/read_safetensors.py", path);

        Assert.Equal(AllTypes.Length + 2, read.Count);
        Assert.All(AllTypes, type => Assert.Equal(type == ScalarType.Bool ? [0, 1, 1, 1, 1, 1] : [0, 1, 2, 3, 4, 5], read[type.ToString()].Values));
        Assert.Equal([2, 3], read["Float16"].Shape);
        Assert.Equal([], read["scalar"].Shape);
        Assert.Equal([0, 3], read["empty"].Shape);
    }

    [Fact]
    public void Read_EveryType_IsWhatWasWritten()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        var written = EveryType();
        Save(folder["all.safetensors"], written, new Dictionary<string, string> { ["step"] = "12" });

        using var file = SafeTensorsFile.Open(folder["all.safetensors"]);

        Assert.Equal("12", file.Metadata["step"]);
        Assert.All(written, tensor =>
        {
            var read = file.Read(tensor.Name);
            Assert.Equal(tensor.Tensor.dtype, read.dtype);
            Assert.Equal(tensor.Tensor.shape, read.shape);
            Assert.True(read.bytes.SequenceEqual(tensor.Tensor.contiguous().bytes));
        });
    }

    [Fact]
    public void Write_OtherOrder_SameBytes()
    {
        using var scope = NewDisposeScope();
        var tensors = EveryType();
        using var one = new MemoryStream();
        using var two = new MemoryStream();

        SafeTensors.Write(one, tensors);
        SafeTensors.Write(two, tensors.AsEnumerable().Reverse());

        Assert.Equal(one.ToArray(), two.ToArray());
    }

    [Fact]
    public void Write_TransposedTensor_IsRowMajor()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        Save(folder["t"], [new("t", arange(6, ScalarType.Float32).view(2, 3).t())]);

        using var file = SafeTensorsFile.Open(folder["t"]);

        Assert.Equal([0, 3, 1, 4, 2, 5], file.Read("t").data<float>().ToArray());
    }

    [Fact]
    public void Write_NameTwice_Throws()
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();

        Assert.Throws<ArgumentException>(() => SafeTensors.Write(stream, [new("a", zeros(1)), new("a", ones(1))]));
    }

    [Theory]
    [InlineData("", "not even the header's length")]
    [InlineData("\0\0\0", "not even the header's length")]
    public void Open_ShorterThanItsLength_Throws(string content, string expected) => AssertFault(Encoding.Latin1.GetBytes(content), expected);

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "cut short")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 12, "bytes at its end")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "needs 12 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "needs 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", 8, "needs 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "negative size")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}""", 8, "not what the format asks for")]
    [InlineData("""{"a":{"dtype":"F33","shape":[2],"data_offsets":[0,8]}}""", 8, "unknown type 'F33'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", 8, "not what the format asks for")]
    [InlineData("""{"a":{"dtype":"F32","shape":"2","data_offsets":[0,8]}}""", 8, "not what the format asks for")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "starts at byte 4")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"a":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}}""", 8, "not what the format asks for")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9223372036854775807],"data_offsets":[0,9223372036854775807]}}""", 8, "cut short")]
    [InlineData("""{"a":{"dtype":"I16","shape":[4611686018427387904],"data_offsets":[0,8]}}""", 8, "not what the format asks for")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9223372036854775808],"data_offsets":[0,8]}}""", 8, "not what the format asks for")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0,9223372036854775807,2],"data_offsets":[0,0]}}""", 0, "not what the format asks for")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9223372036854775807],"data_offsets":[1,-9223372036854775808]}}""", 8, "needs 9223372036854775807 bytes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[8],"data_offsets":[0]}}""", 8, "needs 8 bytes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,4,8]}}""", 8, "needs 8 bytes")]
    [InlineData("""[1]""", 0, "not what the format asks for")]
    [InlineData("""{"a":""", 0, "not what the format asks for")]
    public void Open_HostileHeader_SaysWhatIsWrong(string header, int dataBytes, string expected)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var content = new byte[8 + text.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(content, text.Length);
        text.CopyTo(content, 8);

        AssertFault(content, expected);
    }

    [Fact]
    public void Open_HeaderLongerThanFile_Throws()
    {
        var content = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(content, ulong.MaxValue);

        AssertFault(content, "its header claims 18446744073709551615 bytes, the file has 16");
    }

    // 8 bytes lie behind the length, so a header of 9 is the smallest that cannot be there; 100,000,000 is the most that the format allows.
    [Theory]
    [InlineData(9)]
    [InlineData(100_000_000)]
    [InlineData(100_000_001)]
    [InlineData(long.MaxValue)]
    [InlineData(1UL << 63)]
    public void Open_HeaderThatIsNotThere_IsRefusedAtOnce(ulong length)
    {
        using var folder = new TemporaryFolder();
        var content = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(content, length);
        File.WriteAllBytes(folder["file"], content);

        Refusal.Of<InvalidDataException>(() => SafeTensorsFile.Open(folder["file"]), folder["file"], $"its header claims {length} bytes, the file has 16");
    }

    // A file as long as its header says, mostly hole: only the limit speaks against it.
    [Fact]
    public void Open_HeaderOneByteOverTheLimit_IsRefusedWithoutReadingIt()
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder["file"]))
        {
            file.Write(BitConverter.GetBytes(100_000_001L));
            file.SetLength(8 + 100_000_001);
        }

        Refusal.Of<InvalidDataException>(() => SafeTensorsFile.Open(folder["file"]), folder["file"], "its header claims 100000001 bytes");
    }

    [Fact]
    public void Open_CutAnywhere_Throws()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var whole = new MemoryStream();
        SafeTensors.Write(whole, [new("a", arange(5)), new("b", ones(3))]);
        var bytes = whole.ToArray();

        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(folder["cut"], bytes.AsSpan(0, length));
            Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Open(folder["cut"]));
        }
    }

    [Fact]
    public void ReadInto_OtherShapeOrLeftOver_NamesTheTensor()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        Save(folder["f"], [new("a", zeros(2, 3)), new("b", zeros(1))]);
        using var file = SafeTensorsFile.Open(folder["f"]);

        var shape = Assert.Throws<InvalidDataException>(() => file.ReadInto(new NamedTensor("a", zeros(3, 2))));
        var extra = Assert.Throws<InvalidDataException>(() => file.ReadInto([new NamedTensor("a", zeros(2, 3))]));
        var missing = Assert.Throws<InvalidDataException>(() => file.Read("c"));

        Assert.Contains("'a' is Float32 [2, 3], expected Float32 [3, 2]", shape.Message, StringComparison.Ordinal);
        Assert.Contains("'b'", extra.Message, StringComparison.Ordinal);
        Assert.Contains("'c'", missing.Message, StringComparison.Ordinal);
    }

    private static List<NamedTensor> EveryType() =>
    [
        .. AllTypes.Select(type => new NamedTensor(type.ToString(), arange(6).view(2, 3).to_type(type))),
        new("scalar", tensor(7L)),
        new("empty", zeros(0, 3)),
    ];

    private static void Save(string path, IEnumerable<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        using var file = File.Create(path);
        SafeTensors.Write(file, tensors, metadata);
    }

    private static void AssertFault(byte[] content, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["file"], content);

        Refusal.Of<InvalidDataException>(() => SafeTensorsFile.Open(folder["file"]), folder["file"], expected);
    }

    private sealed record PythonArray(int[] Shape, double[] Values);
}
