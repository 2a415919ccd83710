using System.Text;
using AnimeGan.Diagnosis;
using AnimeGan.Training;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>A run's steps, its scores, and the table and the diagnosis that are made of them.</summary>
internal sealed class StatisticsTarget() : FuzzTarget("stats", "a run's steps and scores (stats.jsonl, scores.jsonl)", typeof(InvalidDataException))
{
    private const string Step = """{"step":1,"images":64,"discriminatorLoss":1.3,"generatorLoss":0.7,"realScore":0.5,"fakeScore":0.5,"imagesPerSecond":9.5}""";

    public override IEnumerable<byte[]> Seeds() =>
        ((string[])[$"{Step}\n{Step.Replace("1,", "2,", StringComparison.Ordinal)}\n", "{\"step\":1,\"name\":\"kid\",\"score\":0.25}\n"]).Select(Encoding.UTF8.GetBytes);

    public override string Read(byte[] input)
    {
        var run = RunFolder.Open(Path.GetDirectoryName(InFile("config.json", Encoding.UTF8.GetBytes(TrainingJson.Write(new TrainingRecord()))))!);
        InFile("stats.jsonl", input);
        InFile("scores.jsonl", input);
        return Attempt(() => Steps(run)) + Attempt(() => run.ReadScores().Count);
    }

    private static string Steps(RunFolder run)
    {
        var steps = run.ReadStatistics();
        using var table = new StringWriter();
        StatisticsTable.Write(steps, table);
        return $"{steps.Count} steps, {(steps.Count > 0 ? Doctor.Examine(CaseFile.Of(steps, run.ReadRecord(), "run")).Findings[0].Ailment : null)}";
    }
}
