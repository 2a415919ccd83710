using System.Text.Json;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>animegan evaluate on runs of two families, trained for two steps.</summary>
public sealed class EvaluateCommandTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    public async ValueTask InitializeAsync()
    {
        await CommandLine.SucceedAsync("data", "synth", "--count", "160", "--size", "16", "--out", _folder["set"]);
        await CommandLine.SucceedAsync("data", "synth", "--count", "120", "--size", "16", "--seed", "2", "--out", _folder["unseen"]);
        await CommandLine.SucceedAsync(
            "train", "--data", _folder["set"], "--steps", "2", "--batch", "8", "--base-width", "4", "--set", "latentSize=8", "--set", "snapshotEverySteps=0", "--threads", "1", "--out", Run);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Evaluate_WithHeldOutPictures_MeasuresEverythingThatApplies()
    {
        var said = await CommandLine.SucceedAsync("evaluate", Run, "--samples", "140", "--seed", "3", "--held-out", _folder["unseen"], "--pairs", _folder["pairs.png"], "--json");

        using var json = JsonDocument.Parse(said);
        var metrics = json.RootElement.GetProperty("metrics").EnumerateArray().ToDictionary(metric => metric.GetProperty("name").GetString()!);
        Assert.Equal(
            ["attribute-score", "copies-features", "copies-pixels", "coverage", "density", "discriminator-gap", "fid", "kid", "mode-coverage", "mode-kl", "ms-ssim", "nearer-training-features", "nearer-training-pixels", "path-length-z", "precision", "recall", "support"],
            metrics.Keys.Order(StringComparer.Ordinal));
        Assert.All(metrics.Values, metric =>
        {
            var interval = metric.GetProperty("interval");
            Assert.InRange(metric.GetProperty("value").GetDouble(), interval.GetProperty("low").GetDouble(), interval.GetProperty("high").GetDouble());
            Assert.Equal(3, metric.GetProperty("seed").GetInt64());
        });
        Assert.Equal((140, 160), (metrics["fid"].GetProperty("samples").GetInt32(), metrics["fid"].GetProperty("references").GetInt32()));
        Assert.Equal(64, metrics["fid"].GetProperty("extractor").GetString()!.Length);
        Assert.Equal(["accuracy"], json.RootElement.GetProperty("skipped").EnumerateArray().Select(skipped => skipped.GetProperty("name").GetString()));
        Assert.Equal(said.Trim(), (await File.ReadAllTextAsync(Path.Combine(Run, "evaluation.json"), TestContext.Current.CancellationToken)).Trim());
        Assert.True(new FileInfo(_folder["pairs.png"]).Length > 1000);
    }

    [Fact]
    public async Task Evaluate_SomeMetrics_TableSaysHowToReadEach()
    {
        var said = await CommandLine.SucceedAsync("evaluate", Run, "--samples", "60", "--metrics", "kid,precision-recall");
        var again = await CommandLine.SucceedAsync("evaluate", Run, "--samples", "60", "--metrics", "kid,precision-recall");

        Assert.Contains("95 % interval", said, StringComparison.Ordinal);
        Assert.Contains("An interval that holds 0 means that samples cannot be told from data.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("FID", said, StringComparison.Ordinal);
        Assert.Equal(said.Split("took")[0], again.Split("took")[0]);
    }

    [Fact]
    public async Task Evaluate_TorchScriptExtractor_MeasuresInItsFeatures()
    {
        PythonOracle.Run("tests/AnimeGan.Tests/Evaluation/oracles/scripted.py", _folder["network.pt"], "ZeroToOne");

        var said = await CommandLine.SucceedAsync("evaluate", Run, "--samples", "60", "--metrics", "fid", "--extractor", _folder["network.pt"], "--extractor-size", "16", "--extractor-range", "0..1");

        Assert.Contains("extractor network.pt, 16×16 pixels in [0, 1]", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_ConditionalRun_SaysHowOftenItDrawsWhatItIsAskedFor()
    {
        await CommandLine.SucceedAsync(
            "train", "--model", "conditional", "--attributes", "hair_color", "--data", _folder["set"], "--steps", "1", "--batch", "8", "--base-width", "4", "--set", "latentSize=8", "--set", "snapshotEverySteps=0", "--threads", "1", "--out", _folder["asked"]);

        var said = await CommandLine.SucceedAsync("evaluate", _folder["asked"], "--samples", "50", "--metrics", "accuracy", "--json");

        using var json = JsonDocument.Parse(said);
        var accuracy = json.RootElement.GetProperty("metrics")[0];
        Assert.Equal("accuracy-hair_color", accuracy.GetProperty("name").GetString());
        Assert.InRange(accuracy.GetProperty("value").GetDouble(), 0, 0.5);
        Assert.Equal("Wilson", accuracy.GetProperty("interval").GetProperty("method").GetString());
    }

    [Fact]
    public async Task Evaluate_CycleGan_MeasuresTranslations()
    {
        await CommandLine.SucceedAsync(
            "train", "--model", "cyclegan", "--data", _folder["set"], "--data-b", _folder["unseen"], "--steps", "1", "--batch", "2", "--base-width", "2", "--set", "cycleGan.blocks=1", "--set", "cycleGan.discriminatorLayers=1", "--set", "gridSize=2", "--threads", "1", "--out", _folder["cycle"]);

        var said = await CommandLine.SucceedAsync("evaluate", _folder["cycle"], "--direction", "b2a", "--samples", "500", "--metrics", "kid,ms-ssim", "--json");

        using var json = JsonDocument.Parse(said);
        var kid = json.RootElement.GetProperty("metrics")[0];
        Assert.Equal((120, 160), (kid.GetProperty("samples").GetInt32(), kid.GetProperty("references").GetInt32()));
    }
}
