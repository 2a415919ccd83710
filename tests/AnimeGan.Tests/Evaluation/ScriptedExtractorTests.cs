using System.Security.Cryptography;
using AnimeGan.Evaluation;
using AnimeGan.Testing;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Evaluation;

public sealed class ScriptedExtractorTests
{
    private const string Script = "tests/AnimeGan.Tests/Evaluation/oracles/scripted.py";

    [Theory]
    [InlineData(PixelRange.MinusOneToOne)]
    [InlineData(PixelRange.ZeroToOne)]
    [InlineData(PixelRange.Bytes)]
    public void Features_NetworkScriptedInPython_AreWhatPythonGets(PixelRange range)
    {
        using var folder = new TemporaryFolder();
        var file = folder["network.pt"];
        var oracle = PythonOracle.RunJson<Oracle>(Script, file, range.ToString());

        using var extractor = ScriptedExtractor.Open(file, 16, range);
        using var scope = NewDisposeScope();
        var features = extractor.Features((arange(2 * 3 * 16 * 16, ScalarType.Float32).view(2, 3, 16, 16) * 0.01f).sin());

        Assert.Equal(5, extractor.Length);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), extractor.Hash);
        Assert.Equal(oracle.Features, features.data<float>().ToArray().Select(value => (double)value), (a, b) => Math.Abs(a - b) <= 1e-5 * Math.Max(1, Math.Abs(a)));
    }

    [Fact]
    public void Features_OtherSize_AreThoseOfThePictureResizedByTheKitsFilter()
    {
        using var folder = new TemporaryFolder();
        PythonOracle.Run(Script, folder["network.pt"], nameof(PixelRange.MinusOneToOne));
        using var extractor = ScriptedExtractor.Open(folder["network.pt"], 16);
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var images = (rand([3, 3, 40, 24], generator: random) * 2) - 1;

        var features = extractor.Features(images);

        Assert.Equal(0, (features - extractor.Features(LanczosTensors.Resize(images, 16))).abs().max().item<float>());
    }

    [Fact]
    public void Open_SomethingElse_SaysWhatIsExpected()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["text.pt"], "no network");
        PythonOracle.Run(Script, folder["network.pt"], nameof(PixelRange.MinusOneToOne));

        Assert.Contains("is no TorchScript network", Assert.Throws<InvalidDataException>(() => ScriptedExtractor.Open(folder["text.pt"])).Message, StringComparison.Ordinal);
        Assert.Contains("does not take two pictures of 32×32", Assert.Throws<InvalidDataException>(() => ScriptedExtractor.Open(folder["network.pt"], 32)).Message, StringComparison.Ordinal);
        Assert.All(NotWhole(File.ReadAllBytes(folder["network.pt"])), content =>
        {
            File.WriteAllBytes(folder["broken.pt"], content);
            Refusal.Of<InvalidDataException>(() => ScriptedExtractor.Open(folder["broken.pt"], 16).Dispose(), folder["broken.pt"], "is no TorchScript network");
        });
    }

    // One byte short, half, nothing; then an archive whose directory, by what stands at its end, has 2³¹ − 1 files, as many bytes, and begins after as many.
    private static byte[][] NotWhole(byte[] whole)
    {
        var end = whole.AsSpan().LastIndexOf("PK\u0006\u0006"u8);
        byte[] Lying(int field) => [.. whole[..(end + field)], 0xFF, 0xFF, 0xFF, 0x7F, .. whole[(end + field + 4)..]];
        return [whole[..^1], whole[..(whole.Length / 2)], [], Lying(32), Lying(40), Lying(48)];
    }

    private sealed record Oracle(double[] Features);
}
