using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

public sealed class LatentCommandTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    public async ValueTask InitializeAsync()
    {
        await CommandLine.SucceedAsync("data", "synth", "--count", "32", "--size", "16", "--out", _folder["set"]);
        await CommandLine.SucceedAsync(
            "train", "--data", _folder["set"], "--steps", "2", "--batch", "8", "--base-width", "4", "--set", "latentSize=8", "--set", "snapshotEverySteps=0", "--threads", "1", "--out", Run);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Interpolate_PngAndGif_WritesEveryFrame()
    {
        var still = await CommandLine.SucceedAsync("interpolate", Run, "--faces", "2", "--points", "3", "--frames", "4", "--out", _folder["ways.png"]);
        var moving = await CommandLine.SucceedAsync("interpolate", Run, "--faces", "2", "--points", "3", "--frames", "4", "--loop", "--kind", "linear", "--out", _folder["ways.gif"]);

        Assert.Contains("2 faces, 9 frames, spherical in z", still, StringComparison.Ordinal);
        Assert.Contains("2 faces, 12 frames, linear in z", moving, StringComparison.Ordinal);
        Assert.Equal("GIF89a"u8.ToArray(), File.ReadAllBytes(_folder["ways.gif"])[..6]);
        Assert.True(File.Exists(_folder["ways.png"]));
    }

    [Fact]
    public async Task Project_AFaceOfTheData_ShowsTheWayAndTheNearestFace()
    {
        await CommandLine.SucceedAsync("data", "inspect", _folder["set"], "--count", "1", "--out", _folder["face.png"]);

        var said = await CommandLine.SucceedAsync("project", Run, _folder["face.png"], "--steps", "8", "--out", _folder["found.png"], "--chart", _folder["error.svg"]);

        Assert.Contains("mean squared error", said, StringComparison.Ordinal);
        Assert.Contains("the nearest face of the data", said, StringComparison.Ordinal);
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(_folder["error.svg"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["found.png"]));
    }

    [Fact]
    public async Task Styles_OfAStyleGan_AreMixedTruncatedAndLedOver()
    {
        await CommandLine.SucceedAsync(
            "train", "--model", "stylegan", "--data", _folder["set"], "--steps", "2", "--batch", "8", "--base-width", "4", "--set", "latentSize=8",
            "--set", "stylegan.styleSize=8", "--set", "stylegan.maxWidth=8", "--set", "snapshotEverySteps=0", "--threads", "1", "--out", _folder["style"]);

        var mixed = await CommandLine.SucceedAsync("mix", _folder["style"], "--styles", "coarse", "--rows", "2", "--columns", "3", "--out", _folder["mixed.png"]);
        var ways = await CommandLine.SucceedAsync("interpolate", _folder["style"], "--faces", "2", "--truncation", "0.7", "--out", _folder["ways.png"]);
        await CommandLine.SucceedAsync("sample", _folder["style"], "--count", "4", "--out", _folder["all.png"]);
        await CommandLine.SucceedAsync("sample", _folder["style"], "--count", "4", "--truncation", "1", "--out", _folder["same.png"]);
        await CommandLine.SucceedAsync("sample", _folder["style"], "--count", "4", "--truncation", "0.5", "--out", _folder["half.png"]);

        Assert.Contains("Layers 0 to 3 of 6", mixed, StringComparison.Ordinal);
        Assert.Contains("linear in w", ways, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(_folder["all.png"]), File.ReadAllBytes(_folder["same.png"]));
        Assert.NotEqual(File.ReadAllBytes(_folder["all.png"]), File.ReadAllBytes(_folder["half.png"]));
    }

    [Theory]
    [InlineData("mix RUN --out OUT/x.png", "'dcgan' has no styles")]
    [InlineData("interpolate RUN --space w --out OUT/x.png", "'dcgan' has no styles")]
    [InlineData("interpolate RUN --truncation 0.7 --out OUT/x.png", "'dcgan' has no styles")]
    [InlineData("sample RUN --truncation 0.7 --out OUT/x.png", "'dcgan' has no styles")]
    [InlineData("interpolate RUN --out OUT/x.avi", "--out needs a name that ends in .png, .gif or .mp4")]
    [InlineData("directions RUN --attribute hairColor", "--attribute must be name=value")]
    [InlineData("directions RUN --attribute hairColor=plaid", "it is one of")]
    [InlineData("directions RUN --attribute height=tall", "There is no attribute 'height'")]
    [InlineData("directions RUN --attribute hairColor=blue --styles fine", "only the styles of a StyleGAN")]
    [InlineData("edit RUN --direction OUT/none --out OUT/x.png", "make it with 'animegan directions'")]
    [InlineData("project RUN OUT/none.png --out OUT/x.png", "there is no file")]
    [InlineData("evaluate RUN --extractor OUT/none", "make it with 'animegan extractor train")]
    [InlineData("evaluate RUN --extractor OUT/none.pt", "torch.jit.script(network).save")]
    [InlineData("evaluate RUN --metrics beauty", "There is no metric 'beauty'; there are fid, kid")]
    [InlineData("evaluate RUN --metrics kid,fid --samples 16", "fid cannot be measured. FID on features of length 128 means nothing below 129 pictures")]
    [InlineData("evaluate RUN --metrics copying --samples 16", "give them with --held-out FOLDER")]
    [InlineData("evaluate RUN --mode-attributes height", "There is no attribute 'height'")]
    public async Task BadRequest_OfAPlainRun_SaysWhy(string line, string reason)
    {
        var result = await CommandLine.RunAsync([.. line.Split(' ').Select(word => word.Replace("RUN", Run, StringComparison.Ordinal).Replace("OUT", _folder["out"], StringComparison.Ordinal))]);

        Assert.Equal((ExitCodes.Usage, ""), (result.ExitCode, result.Output));
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }
}
