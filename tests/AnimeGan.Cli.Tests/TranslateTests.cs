using AnimeGan.Imaging;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

public sealed class TranslateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Translate_FileFolderAndSet_BothWaysWithTheCycleShown()
    {
        var run = await TrainAsync();
        var pictures = _folder.MakeFolder("pictures/inner");
        await WriteAsync(Path.Combine(pictures, "wide.png"), 40, 20);
        await WriteAsync(Path.Combine(_folder["pictures"], "small.png"), 10, 12);
        await File.WriteAllTextAsync(Path.Combine(pictures, "notes.txt"), "no picture", TestContext.Current.CancellationToken);

        await CommandLine.SucceedAsync("translate", run, Path.Combine(pictures, "wide.png"), "--out", _folder["one.png"]);
        await CommandLine.SucceedAsync("translate", run, Path.Combine(pictures, "wide.png"), "--direction", "b2a", "--cycle", "--out", _folder["strip.png"]);
        await CommandLine.SucceedAsync("translate", run, _folder["b"], "--direction", "b2a", "--count", "5", "--cycle", "--out", _folder["set.png"]);
        var folder = await CommandLine.RunAsync("translate", run, _folder["pictures"], "--out", _folder["out"]);

        Assert.Equal((16, 16), Size(_folder["one.png"]));
        Assert.Equal((2 + (3 * 18), 2 + 18), Size(_folder["strip.png"]));
        Assert.Equal((2 + (5 * 18), 2 + (3 * 18)), Size(_folder["set.png"]));
        Assert.Equal(ExitCodes.Success, folder.ExitCode);
        Assert.Contains("2 pictures after 2 steps", folder.Output, StringComparison.Ordinal);
        Assert.Contains("left out: inner/notes.txt", folder.Error, StringComparison.Ordinal);
        Assert.Equal((16, 16), Size(Path.Combine(_folder["out"], "inner", "wide.png")));
        Assert.Equal((16, 16), Size(Path.Combine(_folder["out"], "small.png")));
        Assert.Equal(
            await File.ReadAllBytesAsync(_folder["one.png"], TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(Path.Combine(_folder["out"], "inner", "wide.png"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Translate_NothingThatCanBeTranslated_SaysWhy()
    {
        var run = await TrainAsync();
        _folder.MakeFolder("empty");
        await CommandLine.SucceedAsync("data", "synth", "--count", "2", "--size", "32", "--out", _folder["large"]);

        var empty = await CommandLine.RunAsync("translate", run, _folder["empty"], "--out", _folder["out"]);
        var large = await CommandLine.RunAsync("translate", run, _folder["large"], "--out", _folder["out"]);
        var many = await CommandLine.RunAsync("translate", run, _folder["a"], "--count", "65", "--out", _folder["out.png"]);
        var onto = await CommandLine.RunAsync("translate", run, _folder["a"], "--out", Path.Combine(run, "config.json"));

        Assert.Equal(ExitCodes.Failure, empty.ExitCode);
        Assert.Contains("there is no picture to translate", empty.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, large.ExitCode);
        Assert.Contains("16×16 are wanted", large.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, many.ExitCode);
        Assert.Contains("at most 64 side by side", many.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, onto.ExitCode);
        Assert.Contains("is a file", onto.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_RunOfAnotherFamily_NamesTheOneThatTranslates()
    {
        await CommandLine.SucceedAsync("data", "synth", "--count", "8", "--size", "16", "--out", _folder["set"]);
        await CommandLine.SucceedAsync("train", "--data", _folder["set"], "--batch", "4", "--base-width", "2", "--set", "gridSize=2", "--steps", "1", "--out", _folder["dcgan"]);

        var result = await CommandLine.RunAsync("translate", _folder["dcgan"], _folder["set"], "--out", _folder["out"]);

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("only a run of 'cyclegan' translates", result.Error, StringComparison.Ordinal);
    }

    // Two small sets of faces; what they differ in is of no interest here.
    private async Task<string> TrainAsync()
    {
        var run = _folder["run"];
        await CommandLine.SucceedAsync("data", "synth", "--count", "70", "--size", "16", "--seed", "1", "--out", _folder["a"]);
        await CommandLine.SucceedAsync("data", "synth", "--count", "8", "--size", "16", "--seed", "2", "--out", _folder["b"]);
        await CommandLine.SucceedAsync(
            "train", "--model", "cyclegan", "--data", _folder["a"], "--data-b", _folder["b"], "--batch", "2", "--base-width", "2", "--steps", "2", "--threads", "1",
            "--set", "cycleGan.blocks=1", "--set", "cycleGan.discriminatorLayers=1", "--set", "gridSize=2", "--out", run);
        return run;
    }

    private static async Task WriteAsync(string path, int width, int height)
    {
        var pixels = new byte[width * height * 3];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(i * 7);
        }

        await File.WriteAllBytesAsync(path, Pictures.EncodePng(new RgbImage(width, height, pixels)), TestContext.Current.CancellationToken);
    }

    private static (int Width, int Height) Size(string path)
    {
        var info = Pictures.Identify(File.ReadAllBytes(path));
        return (info.Width, info.Height);
    }
}
