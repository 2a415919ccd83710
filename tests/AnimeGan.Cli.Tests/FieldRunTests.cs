using AnimeGan.Imaging;
using AnimeGan.Ops;
using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Runs as people have them elsewhere: batches of one, data that moved, pictures that are not square.</summary>
public sealed class FieldRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--model cyclegan --data-b SET", null)]
    [InlineData("--model stylegan", null)]
    [InlineData("--model dcgan", "BatchSize must be at least 2 for model dcgan, got 1: batch normalisation needs a variance")]
    [InlineData("--model dcgan --set practices.batchNorm=false", null)]
    public async Task Train_BatchOfOne_WhereTheNetworksCan(string options, string? refusal)
    {
        await CommandLine.SucceedAsync("data", "synth", "--count", "3", "--size", "32", "--out", _folder["set"]);

        var result = await CommandLine.RunAsync(
            ["train", "--data", _folder["set"], "--batch", "1", "--steps", "1", "--base-width", "4", "--set", "gridSize=2", "--out", _folder["run"], .. options.Replace("SET", _folder["set"], StringComparison.Ordinal).Split(' ')]);

        Assert.Equal(refusal is null ? ExitCodes.Success : ExitCodes.Usage, result.ExitCode);
        Assert.Contains(refusal ?? "", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_DataLieElsewhere_NamesTheOptionAndTakesTheSetThatIsTheSame()
    {
        string run = _folder["run"], moved = _folder["moved"], other = _folder["other"];
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--out", _folder["set"]);
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--seed", "2", "--out", other);
        await CommandLine.SucceedAsync("train", "--data", _folder["set"], "--steps", "2", "--batch", "8", "--base-width", "4", "--threads", "1", "--held-out", other, "--out", run);
        Directory.Move(_folder["set"], moved);

        var examined = await CommandLine.RunAsync("doctor", run);
        var lost = await CommandLine.RunAsync("resume", run, "--steps", "4");
        var unmeasured = await CommandLine.RunAsync("evaluate", run, "--samples", "20", "--metrics", "kid");
        var refused = await CommandLine.RunAsync("resume", run, "--steps", "4", "--data", other);
        var measured = await CommandLine.SucceedAsync("evaluate", run, "--samples", "20", "--metrics", "kid", "--data", moved);
        var noted = await CommandLine.SucceedAsync("resume", run, "--data", moved);
        var resumed = await CommandLine.SucceedAsync("resume", run, "--steps", "4");
        var accepted = await CommandLine.RunAsync("resume", run, "--steps", "6", "--data", other, "--accept-data");

        Assert.All([lost, unmeasured, refused], result => Assert.Equal(ExitCodes.Usage, result.ExitCode));
        Assert.All([lost, unmeasured], result => Assert.Contains($"should be in {_folder["set"]}, and there is no such folder; name where it is now with --data FOLDER", result.Error, StringComparison.Ordinal));
        Assert.Contains("is not what the run began with", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--accept-data", refused.Error, StringComparison.Ordinal);
        Assert.Contains($"against {moved}", measured, StringComparison.Ordinal);
        Assert.Contains($"animegan resume {run} --data FOLDER", examined.Error, StringComparison.Ordinal);
        Assert.Contains("2 steps", noted, StringComparison.Ordinal);
        Assert.Contains("4 steps", resumed, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, accepted.ExitCode);
        Assert.Contains("warning: ", accepted.Error, StringComparison.Ordinal);
        Assert.Equal(other, RunFolder.Open(run).ReadRecord().Data);
        Assert.Equal([moved, other], RunFolder.Open(run).ReadEnvironment().DataChanges!.Select(change => change.Folder));
    }

    [Fact]
    public async Task Train_IntoARunWithoutACheckpoint_NamesResumeWhichBeginsIt()
    {
        string run = _folder["run"];
        await CommandLine.SucceedAsync("data", "synth", "--count", "16", "--size", "16", "--out", _folder["set"]);
        string[] train = ["train", "--data", _folder["set"], "--steps", "2", "--batch", "8", "--base-width", "4", "--threads", "1", "--out", run];
        await CommandLine.SucceedAsync(train);
        var whole = await CommandLine.SucceedAsync("hash", run);
        Directory.Delete(RunFolder.Open(run).CheckpointsPath, recursive: true);

        var refused = new[] { await CommandLine.RunAsync(train), await CommandLine.RunAsync("sample", run, "--out", _folder["grid.png"]), await CommandLine.RunAsync("hash", run) };
        await CommandLine.SucceedAsync("resume", run);

        Assert.All(refused, result => Assert.Contains("no checkpoint yet", result.Error, StringComparison.Ordinal));
        Assert.All(refused, result => Assert.Contains($"animegan resume {run}", result.Error, StringComparison.Ordinal));
        Assert.Equal(whole, await CommandLine.SucceedAsync("hash", run));
    }

    // Half as wide again as high, as the 96x64 of 'data prepare --help', and a quarter of its pixels; every family, then all that is done with what it learned.
    [Theory]
    [InlineData("--model vanilla")]
    [InlineData("--model dcgan --set augmentation.kind=ada --set augmentation.strength=0.5")]
    [InlineData("--model dcgan --set augmentation.kind=diffaugment --set practices.stridedUpsampling=false --set practices.stridedDownsampling=false")]
    [InlineData("--model dcgan --set regularization.spectralNorm=true --set discriminatorNorm=none --set regularization.packing=2")]
    [InlineData("--model conditional --attributes folder")]
    [InlineData("--model conditional --attributes folder --set conditional.discriminator=projection")]
    [InlineData("--model stylegan")]
    [InlineData("--model stylegan --set styleGan.architecture=adain")]
    [InlineData("--model cyclegan --data-b SET")]
    public async Task Train_PicturesThatAreNotSquare_AreTrainedDrawnAndMeasured(string options)
    {
        string set = _folder["set"], run = _folder["run"];
        await PrepareAsync(set, "48x32");

        await CommandLine.SucceedAsync(["train", "--data", set, "--steps", "2", "--batch", "2", "--base-width", "4", "--set", "gridSize=2", "--set", "cycleGan.blocks=1", "--out", run, .. options.Replace("SET", set, StringComparison.Ordinal).Split(' ')]);
        await CommandLine.SucceedAsync("resume", run, "--steps", "3", "--schedules", "keep");
        var measured = await CommandLine.SucceedAsync("evaluate", run, "--samples", "8", "--held-out", set);
        await CommandLine.SucceedAsync("doctor", run, "--unseen", set);
        await CommandLine.SucceedAsync("report", run);
        string[] draw = options.Contains("cyclegan", StringComparison.Ordinal) ? ["translate", run, set, "--count", "1"] : ["sample", run, "--count", "1", "--columns", "1"];
        await CommandLine.SucceedAsync([.. draw, "--out", _folder["one.png"]]);

        var record = RunFolder.Open(run).ReadRecord();
        var one = Pictures.DecodePng(await File.ReadAllBytesAsync(_folder["one.png"], TestContext.Current.CancellationToken));
        Assert.Equal((48, 32), (record.ImageSize, record.ImageHeight));
        Assert.Contains((one.Width, one.Height), new[] { (48, 32), (52, 36) });    // a grid has a frame
        Assert.Contains("KID", measured, StringComparison.Ordinal);
        Assert.Contains("48×32 pixels", System.Net.WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(run, "report.html"), TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dcgan", "100x60", "96x64 or 112x64")]
    [InlineData("conditional", "60x100", "64x")]
    [InlineData("stylegan", "96x48", "96x")]
    [InlineData("cyclegan", "100x60", "104x64 or 96x64")]
    [InlineData("vanilla", "100x12", "100x16")]
    [InlineData("vanilla", "100x61", null)]
    public async Task Train_SizeThatCannotBe_NamesTheNearest(string model, string size, string? nearest)
    {
        await PrepareAsync(_folder["set"], size);

        var result = await CommandLine.RunAsync(
            ["train", "--model", model, "--data", _folder["set"], "--batch", "2", "--dry-run", .. model == "cyclegan" ? new[] { "--data-b", _folder["set"] } : [], .. model == "conditional" ? new[] { "--attributes", "folder" } : []]);

        Assert.Equal(nearest is null ? ExitCodes.Success : ExitCodes.Usage, result.ExitCode);
        Assert.Contains(nearest ?? "", result.Error, StringComparison.Ordinal);
        Assert.Contains(nearest is null ? "" : $"got {size}", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("48x32", true)]
    [InlineData("32", false)]
    public async Task Train_Dcgan_SaysWhereTheFusedKernelsCannotTrainIt(string size, bool says)
    {
        await PrepareAsync(_folder["set"], size);

        var result = await CommandLine.RunAsync("train", "--data", _folder["set"], "--batch", "2", "--dry-run");

        Assert.Equal(says && FusedKernels.Reason is null, result.Error.Contains("trained by the tensor library's kernels", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("train")]
    [InlineData("data prepare")]
    public async Task Help_OfSizes_NamesThoseThatTrain(string command) =>
        Assert.Contains("96x64", await CommandLine.SucceedAsync([.. command.Split(' '), "--help"]), StringComparison.Ordinal);

    private async Task PrepareAsync(string set, string size)
    {
        await CommandLine.SucceedAsync("data", "synth", "--count", "8", "--size", "64", "--out", _folder["faces"]);
        foreach (var (number, folder) in new[] { "blue", "blonde", "blue", "blonde" }.Index())
        {
            await CommandLine.SucceedAsync("data", "inspect", _folder["faces"], "--count", $"{2 * (number + 1)}", "--columns", "2", "--out", _folder[$"pictures/{folder}/{number}.png"]);
        }

        await CommandLine.SucceedAsync("data", "prepare", _folder["pictures"], "--size", size, "--labels", "folders", "--out", set);
    }
}
