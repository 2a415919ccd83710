using AnimeGan.Imaging;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

public sealed class ConditionalRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sample_OfARunWithLabels_DrawsWhatIsAskedFor()
    {
        var run = await TrainAsync("conditional", "--attributes", "hair_color");

        var byChance = await SampleAsync(run, "chance.png");
        var byName = await SampleAsync(run, "name.png", "--attributes", "hairColor=blue");
        var byClass = await SampleAsync(run, "class.png", "--class", "Blue");
        var other = await SampleAsync(run, "other.png", "--class", "red");

        Assert.Equal(byName, byClass);
        Assert.NotEqual(byName, other);
        Assert.NotEqual(byName, byChance);
    }

    [Fact]
    public async Task Sample_WhatCannotBeAsked_EndsWithTwoAndSaysWhatCan()
    {
        var asked = await TrainAsync("conditional", "--attributes", "hair_color,skin_tone");
        var plain = await TrainAsync("vanilla");

        var unknown = await CommandLine.RunAsync("sample", asked, "--attributes", "hair_color=teal", "--out", _folder["x.png"]);
        var which = await CommandLine.RunAsync("sample", asked, "--class", "blue", "--out", _folder["x.png"]);
        var none = await CommandLine.RunAsync("sample", plain, "--class", "blue", "--out", _folder["x.png"]);
        var refused = await CommandLine.RunAsync("train", "--model", "vanilla", "--attributes", "hair_color", "--data", _folder["set"], "--out", _folder["no"]);

        Assert.All([unknown, which, none, refused], result => Assert.Equal(ExitCodes.Usage, result.ExitCode));
        Assert.Contains("one of Aqua, Black", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("--attributes hair_color=blue", which.Error, StringComparison.Ordinal);
        Assert.Contains("--model conditional", none.Error, StringComparison.Ordinal);
        Assert.Contains("takes no labels", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["x.png"]));
    }

    private async Task<string> TrainAsync(string model, params string[] more)
    {
        if (!Directory.Exists(_folder["set"]))
        {
            await CommandLine.SucceedAsync("data", "synth", "--count", "64", "--size", "16", "--seed", "3", "--out", _folder["set"]);
        }

        string[] size = ["--batch", "8", "--base-width", "4", "--steps", "2", "--threads", "1", "--set", "gridSize=2"];
        await CommandLine.SucceedAsync(["train", "--model", model, "--data", _folder["set"], "--out", _folder[model], .. size, .. more]);
        return _folder[model];
    }

    private async Task<byte[]> SampleAsync(string run, string file, params string[] more)
    {
        await CommandLine.SucceedAsync(["sample", run, "--count", "4", "--seed", "7", "--out", _folder[file], .. more]);
        return Pictures.DecodePng(await File.ReadAllBytesAsync(_folder[file], TestContext.Current.CancellationToken)).Pixels;
    }
}
