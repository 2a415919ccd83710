using System.Text;
using AnimeGan.Data;
using AnimeGan.Training;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>The other JSON of a run, each of its readers for every text.</summary>
internal sealed class RunFilesTarget() : FuzzTarget("run-json", "a run's other JSON (environment, state, failure, labels, scores)", typeof(InvalidDataException))
{
    /// <summary>Where a run was started.</summary>
    public const string Environment = """{"kit":"1","torch":"2","runtime":"r","operatingSystem":"o","cpu":"c","threads":2,"seed":1,"started":"2026-01-02T03:04:05+00:00"}""";

    private static readonly Func<string, object>[] _readers =
        [TrainingJson.ReadEnvironment, TrainingJson.ReadState, TrainingJson.ReadFailure, TrainingJson.ReadLabels, TrainingJson.ReadScore];

    public override IEnumerable<byte[]> Seeds() =>
        ((string[])[
            TrainingJson.Write(new RunFailure(3, "d.weight", "NaN")),
            TrainingJson.Write(new ScoredStep(10, "kid", 0.5)),
            TrainingJson.Write(new CheckpointState { Step = 1, Images = 64, Seconds = 0.5, Samplers = new Dictionary<string, SamplerState> { ["data"] = new(1, 0, 64) }, Files = new Dictionary<string, string> { ["ema.safetensors"] = "00" } }),
            Environment,
            """{"attributes":[{"name":"hair","values":["blue","red"]}]}""",
        ]).Select(Encoding.UTF8.GetBytes);

    public override string Read(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        return string.Concat(_readers.Select(read => Attempt(() => read(text).GetType().Name)));
    }
}
