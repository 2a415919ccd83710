using System.Security.Cryptography;
using System.Text;
using AnimeGan.Files;
using AnimeGan.Reports.TensorBoard;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Reports;

[Collection(nameof(ProcessWideState))]
public sealed class TensorBoardExportTests
{
    // RFC 3720, appendix B.4.
    [Theory]
    [InlineData("zeros", 0x8A9136AA)]
    [InlineData("ones", 0x62A8AB43)]
    [InlineData("rising", 0x46DD794E)]
    [InlineData("falling", 0x113FDB5C)]
    [InlineData("digits", 0xE3069283)]
    public void Crc32C_PublishedVectors_AreMet(string which, uint expected)
    {
        byte[] bytes = which switch
        {
            "zeros" => new byte[32],
            "ones" => [.. Enumerable.Repeat((byte)255, 32)],
            "rising" => [.. Enumerable.Range(0, 32).Select(i => (byte)i)],
            "falling" => [.. Enumerable.Range(0, 32).Select(i => (byte)(31 - i))],
            _ => Encoding.ASCII.GetBytes("123456789"),
        };

        Assert.Equal(expected, RecordStream.Crc32C(bytes));
    }

    [Fact]
    public void Write_FirstRecord_BeginsAsEveryEventFile()
    {
        using var stream = new MemoryStream();

        RecordStream.Write(stream, new ProtocolBuffer().Double(1, 0).String(3, "brain.Event:2").ToArray());

        // 24 bytes of an event, whose length's checksum any event file shows; then field 1 as a double, field 3 as a string.
        var hex = Convert.ToHexStringLower(stream.ToArray());
        Assert.StartsWith("1800000000000000" + "a37f4b22" + "09" + "0000000000000000" + "1a0d" + Convert.ToHexStringLower(Encoding.ASCII.GetBytes("brain.Event:2")), hex, StringComparison.Ordinal);
        Assert.Equal(8 + 4 + 24 + 4, stream.Length);
    }

    [Fact]
    public void Integer_Fields_AreVarints()
    {
        var bytes = new ProtocolBuffer().Integer(2, 150).Integer(2, 1).ToArray();

        // The encoding's own example: 150 is 96 01.
        Assert.Equal("10960110" + "01", Convert.ToHexStringLower(bytes));
    }

    [Fact]
    public void Write_ARun_IsReadBackByAnIndependentReader()
    {
        using var tiny = new TinyRun();
        var run = RunFolder.Open(tiny.Train("run", tiny.Record with { Steps = 3, SnapshotEverySteps = 2 }));

        var file = Assert.Single(TensorBoardExport.Write([run], tiny.Path("logs")));
        var events = PythonOracle.RunJson<List<Event>>("tests/AnimeGan.Tests/Reports/oracles/read_events.py", file);

        Assert.Contains("tfevents", Path.GetFileName(file), StringComparison.Ordinal);
        Assert.Equal("run", Path.GetFileName(Path.GetDirectoryName(file)));
        Assert.Equal("brain.Event:2", events[0].Version);
        var losses = events.Where(read => read.Values.Any(value => value.Tag == "loss/g")).ToList();
        var history = run.ReadStatistics();
        Assert.Equal(history.Select(step => step.Step), losses.Select(read => read.Step));
        Assert.Equal(history.Select(step => (float)step.GLoss), losses.Select(read => read.Values.Single(value => value.Tag == "loss/g").Number!.Value));
        Assert.Equal(history[1].Seconds, losses[1].Time - losses[0].Time + history[0].Seconds, 1e-3);
        var pictures = events.SelectMany(read => read.Values.Where(value => value.Tag == "samples").Select(value => (read.Step, value.Width, value.Sha256))).ToList();
        Assert.Equal(run.Samples().Select(sample => sample.Step), pictures.Select(picture => picture.Step));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(run.Samples()[^1].Path))), pictures[^1].Sha256);
        Assert.Equal(38, pictures[^1].Width);
    }

    private sealed record Value(string Tag, float? Number, int Width, string? Sha256);

    private sealed record Event(double Time, long Step, string? Version, List<Value> Values);
}
