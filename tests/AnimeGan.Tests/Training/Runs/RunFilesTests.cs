using AnimeGan.Testing;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Training;

/// <summary>Files of a run that somebody changed, or cut: the message names the file, and the line where there are lines.</summary>
public sealed class RunFilesTests : IDisposable
{
    private static readonly StepStatistics _step = new()
    {
        Step = 1, Images = 8, DLossReal = 0.7, DLossFake = 0.7, GLoss = 0.7, DReal = 0.5, DFake = 0.5, DFakeAfter = 0.5,
        DGradientNorm = 1, GGradientNorm = 1, ImagesPerSecond = 10, Seconds = 1,
    };

    private readonly TemporaryFolder _folder = new();

    public RunFilesTests() => File.WriteAllText(_folder["config.json"], TrainingJson.Write(new TrainingRecord { Data = "x" }));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"steps\":9223372036854775808}")]
    [InlineData("{\"steps\":1e400}")]
    [InlineData("{\"steps\":1.5}")]
    [InlineData("{\"steps\":null}")]
    [InlineData("{\"batchSize\":2147483648}")]
    [InlineData("{\"data\":null}")]
    [InlineData("{\"regularization\":null}")]
    [InlineData("{\"regularization\":[]}")]
    [InlineData("{\"steps\":1,\"steps\":2}")]
    [InlineData("{\"regularization\":{\"r1\":1,\"r1\":2}}")]
    [InlineData("{\"data\":\"\\ud83c\"}")]
    public void ReadRecord_BrokenConfig_NamesTheFile(string text)
    {
        File.WriteAllText(_folder["config.json"], text);

        Refusal.Of<InvalidDataException>(() => RunFolder.Open(_folder.FullPath).ReadRecord(), _folder["config.json"]);
    }

    [Fact]
    public void ReadRecord_LargestNumbersAndDepth_AreReadOrRefused()
    {
        File.WriteAllText(_folder["config.json"], "{\"data\":\"x\",\"steps\":9223372036854775807,\"batchSize\":2147483647}");
        var record = RunFolder.Open(_folder.FullPath).ReadRecord();
        Assert.Equal((long.MaxValue, int.MaxValue), (record.Steps, record.BatchSize));

        File.WriteAllText(_folder["config.json"], "{\"data\":" + new string('[', 100_000));
        Refusal.Of<InvalidDataException>(() => RunFolder.Open(_folder.FullPath).ReadRecord(), _folder["config.json"]);
    }

    [Theory]
    [InlineData("stats.jsonl")]
    [InlineData("scores.jsonl")]
    public void ReadLines_BrokenLine_NamesFileAndLine(string name)
    {
        var run = RunFolder.Open(_folder.FullPath);
        var path = name == "stats.jsonl" ? run.StatisticsPath : run.ScoresPath;
        var line = name == "stats.jsonl" ? TrainingJson.Write(_step) : TrainingJson.Write(new ScoredStep(1, "kid", 0.5));
        File.WriteAllText(path, $"{line}\n{line[..^2]}\n");

        Refusal.Of<InvalidDataException>(() => Read(), $"{path}, line 2: ");

        // What a run is still writing is not there yet.
        File.WriteAllText(path, $"{line}\n{line[..^2]}");
        Assert.Equal(1, Read());

        int Read() => name == "stats.jsonl" ? run.ReadStatistics().Count : run.ReadScores().Count;
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"step\":9223372036854775808,\"images\":0,\"seconds\":0,\"samplers\":{},\"files\":{}}")]
    [InlineData("{\"step\":0,\"images\":0,\"seconds\":0,\"samplers\":{},\"files\":null}")]
    [InlineData("{\"step\":0,\"images\":0,\"seconds\":0,\"samplers\":null,\"files\":{}}")]
    public void ReadWhole_BrokenState_NamesTheFile(string text)
    {
        var checkpoint = _folder.MakeFolder("step-000001");
        var path = Path.Combine(checkpoint, "state.json");
        File.WriteAllText(path, text);

        Refusal.Of<InvalidDataException>(() => CheckpointStore.ReadWhole(checkpoint), path);
    }
}
