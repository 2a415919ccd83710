using System.Text;
using AnimeGan.Diagnosis;
using AnimeGan.Training;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>A run's steps, its scores, and the table and the diagnosis that are made of them.</summary>
internal sealed class StatisticsTarget() : FuzzTarget("stats", "a run's steps and scores (stats.jsonl, scores.jsonl)", typeof(InvalidDataException))
{
    public override IEnumerable<byte[]> Seeds() =>
        ((string[])[Step(1) + Step(2) + Step(3), "{\"step\":1,\"name\":\"kid\",\"score\":0.25}\n"]).Select(Encoding.UTF8.GetBytes);

    public override string Read(byte[] input)
    {
        var run = RunFolder.Open(Path.GetDirectoryName(InFile("config.json", Encoding.UTF8.GetBytes(TrainingJson.Write(new TrainingRecord()))))!);
        InFile("stats.jsonl", input);
        InFile("scores.jsonl", input);
        return Attempt(() => Steps(run)) + Attempt(() => run.ReadScores().Count);
    }

    /// <summary>A line of stats.jsonl.</summary>
    public static string Step(int step) => TrainingJson.Write(new StepStatistics
    {
        Step = step,
        Images = step * 64,
        ImagesPerSecond = 9.5,
        Seconds = step,
        DLossReal = 0.7,
        DLossFake = 0.6,
        GLoss = 0.8,
        DReal = 0.5,
        DFake = 0.4,
        DFakeAfter = 0.45,
        DGradientNorm = 1,
        GGradientNorm = 2,
    }) + "\n";

    private static string Steps(RunFolder run)
    {
        var steps = run.ReadStatistics();
        using var table = new StringWriter();
        StatisticsTable.Write(steps, table);
        return $"{steps.Count} steps, {(steps.Count > 0 ? Doctor.Examine(CaseFile.Of(steps, run.ReadRecord(), "run")).Findings[0].Ailment : null)}";
    }
}
