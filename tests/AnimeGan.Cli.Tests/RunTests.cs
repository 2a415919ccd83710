using AnimeGan.Imaging;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

public sealed class RunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Slice_SynthToSample_WorksAndResumesBitForBit()
    {
        string set = _folder["set"], whole = _folder["whole"], parts = _folder["parts"];
        await CommandLine.SucceedAsync("data", "synth", "--count", "32", "--size", "16", "--seed", "3", "--out", set);
        var inspected = await CommandLine.SucceedAsync("data", "inspect", set, "--out", _folder["grid.png"]);
        string[] train = ["train", "--data", set, "--batch", "8", "--base-width", "4", "--set", "gridSize=2", "--threads", "1"];

        await CommandLine.SucceedAsync([.. train, "--steps", "8", "--out", whole]);
        await CommandLine.SucceedAsync([.. train, "--steps", "4", "--out", parts]);
        await CommandLine.SucceedAsync("resume", parts, "--steps", "8");
        await CommandLine.SucceedAsync("sample", parts, "--count", "4", "--columns", "2", "--seed", "7", "--out", _folder["sample.png"]);
        var report = await CommandLine.SucceedAsync("report", parts, whole);

        var hash = await CommandLine.SucceedAsync("hash", whole);
        Assert.Matches("^[0-9a-f]{64}\n$", hash);
        Assert.Equal(hash, await CommandLine.SucceedAsync("hash", parts));
        Assert.Equal(_folder["comparison.html"], report.Trim());
        Assert.Contains("2 runs compared", await File.ReadAllTextAsync(_folder["comparison.html"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("hair_color", inspected, StringComparison.Ordinal);
        Assert.Contains("32 of 16x16", inspected, StringComparison.Ordinal);
        var sample = Pictures.DecodePng(await File.ReadAllBytesAsync(_folder["sample.png"], TestContext.Current.CancellationToken));
        Assert.Equal((38, 38), (sample.Width, sample.Height));
    }

    [Fact]
    public async Task Train_IntoARun_NamesResume()
    {
        string set = _folder["set"], run = _folder["run"];
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--out", set);
        string[] train = ["train", "--data", set, "--batch", "8", "--base-width", "4", "--steps", "1", "--out", run];
        await CommandLine.SucceedAsync(train);

        var again = await CommandLine.RunAsync(train);

        Assert.Equal(ExitCodes.Usage, again.ExitCode);
        Assert.Contains($"animegan resume {run}", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRun_WithSettings_PrintsTheRecordAndWritesNothing()
    {
        await CommandLine.SucceedAsync("data", "synth", "--count", "128", "--size", "32", "--out", _folder["set"]);

        var printed = await CommandLine.SucceedAsync(
            "train", "--data", _folder["set"], "--lr", "0.001", "--set", "practices.batchNorm=false", "--out", _folder["run"], "--dry-run");

        var record = System.Text.Json.JsonDocument.Parse(printed).RootElement;
        Assert.Equal(0.001, record.GetProperty("learningRate").GetDouble());
        Assert.Equal(32, record.GetProperty("imageSize").GetInt32());
        Assert.False(record.GetProperty("practices").GetProperty("batchNorm").GetBoolean());
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Fact]
    public async Task Prepare_FolderWithABrokenFile_CountsAndNamesIt()
    {
        var pictures = _folder.MakeFolder("pictures/red");
        var red = new byte[20 * 10 * 3];
        for (var i = 0; i < red.Length; i += 3)
        {
            red[i] = 255;
        }

        await File.WriteAllBytesAsync(Path.Combine(pictures, "a.png"), Pictures.EncodePng(new RgbImage(20, 10, red)), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(pictures, "empty.jpg"), [], TestContext.Current.CancellationToken);

        var printed = await CommandLine.SucceedAsync("data", "prepare", _folder["pictures"], "--size", "12x8", "--labels", "folders", "--out", _folder["set"]);
        var inspected = await CommandLine.SucceedAsync("data", "inspect", _folder["set"]);

        Assert.Contains("1 pictures of 12x8", printed, StringComparison.Ordinal);
        Assert.Contains("empty.jpg", printed, StringComparison.Ordinal);
        Assert.Contains("red", inspected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Domains_ThenAugment_WriteTheirSetsAndPreviews()
    {
        var domains = await CommandLine.SucceedAsync("data", "domains", "--count", "6", "--pairs", "2", "--size", "16", "--out", _folder["hair"]);
        var set = _folder["hair/a"];

        var ada = await CommandLine.SucceedAsync("data", "augment", set, "--kind", "ada", "--strength", "0,1", "--count", "4", "--out", _folder["ada.png"]);
        var parts = await CommandLine.SucceedAsync("data", "augment", set, "--policy", "color,cutout", "--count", "4", "--out", _folder["parts.png"]);
        var mixed = await CommandLine.RunAsync("data", "augment", set, "--strength", "0.5", "--out", _folder["none.png"]);

        // Rows: the pictures, then p = 0 and p = 1; the pictures, then color, cutout and both.
        var preview = Pictures.DecodePng(await File.ReadAllBytesAsync(_folder["ada.png"], TestContext.Current.CancellationToken));
        Assert.Equal((74, 56), (preview.Width, preview.Height));
        Assert.Equal(preview.Pixels.AsSpan(0, 18 * 74 * 3), preview.Pixels.AsSpan(18 * 74 * 3, 18 * 74 * 3));
        Assert.Contains("row 3: ada, p = 1", ada, StringComparison.Ordinal);
        Assert.Contains("row 4: diffaugment, color,cutout", parts, StringComparison.Ordinal);
        Assert.Contains("2 faces, hair_color Blonde, evaluation only", domains, StringComparison.Ordinal);
        Assert.Contains("DiffAugment always acts at full strength", mixed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Info_AsJson_NamesWhatTrainingDependsOn()
    {
        var printed = await CommandLine.SucceedAsync("info", "--json");

        var report = System.Text.Json.JsonDocument.Parse(printed).RootElement;
        Assert.Equal(Environment.ProcessorCount, report.GetProperty("cores").GetInt32());
        Assert.Matches(@"^TorchSharp \d+\.\d+\.\d+, libtorch \d+\.\d+", report.GetProperty("torch").GetString());
        Assert.Contains("cpu", report.GetProperty("devices").EnumerateArray().Select(device => device.GetString()));
    }
}
