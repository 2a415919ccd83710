using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using AnimeGan.Data;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Data;

/// <summary>Headers of NumPy's format that others write, and that nobody should.</summary>
public sealed class NpyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3), }", 6, "2 3")]
    [InlineData("{'descr':'|u1','fortran_order':False,'shape':(2,3)}", 6, "2 3")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (5,), }", 5, "5")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (0, 999999999999999999), }", 0, "0 999999999999999999")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (), }", 4, "")]
    public void ReadInfo_LegalHeader_IsItsShape(string header, int bytes, string shape) =>
        Assert.Equal(shape, string.Join(' ', Npy.ReadInfo(Write(header, bytes)).Shape));

    [Theory]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2 3), }")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2,, 3), }")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (-2,), }")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (9223372036854775808,), }")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (9223372036854775807, 9223372036854775807, 9223372036854775807), }")]
    [InlineData("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }")]
    [InlineData("{'descr': '>f4', 'fortran_order': False, 'shape': (2, 3), }")]
    public void ReadInfo_IllegalHeader_IsRefused(string header) => Assert.Throws<FormatException>(() => Npy.ReadInfo(Write(header, 6)));

    // The largest header that the format has, and shapes that a pattern could read in many ways.
    [Theory]
    [InlineData("1", "x")]
    [InlineData("1 ", "x")]
    [InlineData("1,", "x")]
    [InlineData(" ", "x")]
    [InlineData("1, ", "")]
    public void ReadInfo_LongestHeader_IsReadAtOnce(string repeated, string end)
    {
        var shape = new StringBuilder();
        while (shape.Length < ushort.MaxValue - 100)
        {
            shape.Append(repeated);
        }

        var path = Write($"{{'descr': '|u1', 'fortran_order': False, 'shape': ({shape}{end}), }}", 1);
        var clock = Stopwatch.StartNew();

        var refused = Record.Exception(() => Npy.ReadInfo(path));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
        Assert.True(refused is FormatException == (end == "x"), refused?.ToString());
    }

    private string Write(string header, int bytes)
    {
        var path = _folder["a.npy"];
        byte[] start = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(start.AsSpan(8), (ushort)header.Length);
        File.WriteAllBytes(path, [.. start, .. Encoding.ASCII.GetBytes(header), .. new byte[bytes]]);
        return path;
    }
}
