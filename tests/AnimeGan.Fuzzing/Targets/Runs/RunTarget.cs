using System.Security.Cryptography;
using System.Text;
using AnimeGan.Data;
using AnimeGan.Exchange;
using AnimeGan.Training;
using AnimeGan.Trained;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>A run's folder with a checkpoint whose hashes are right: all that is read of it, its generator's pictures, and what a resumption leaves of it.</summary>
internal sealed class RunTarget() : FuzzTarget("run", "a run's folder with a checkpoint, as a whole, and its generator's pictures", typeof(InvalidDataException), typeof(ArgumentException))
{
    private const string Checkpoint = "checkpoints/step-000002/";
    private static readonly string[] _files = ["config.json", "environment.json", "labels.json", "failure.json", "stats.jsonl", "scores.jsonl", Checkpoint + "state.json", Checkpoint + "ema.safetensors"];

    public override IEnumerable<byte[]> Seeds()
    {
        var folder = Path.Combine(Path.GetDirectoryName(InFile("w.safetensors", TinyWeights.Dcgan(TinyWeights.Safe)))!, "imported");
        WeightsImport.Read(Path.Combine(Path.GetDirectoryName(folder)!, "w.safetensors"), folder, new WeightsImportOptions());
        var state = TrainingJson.Write(new CheckpointState
        {
            Step = 2,
            Images = 128,
            Seconds = 0.5,
            Score = 0.5,
            ScoreName = "kid",
            Samplers = new Dictionary<string, SamplerState> { ["data"] = new(1, 0, 64) },
            Files = new Dictionary<string, string> { ["ema.safetensors"] = "EMA" },
        });
        var weights = File.ReadAllBytes(Path.Combine(folder, "checkpoints/step-000000/ema.safetensors"));
        var (config, environment) = (File.ReadAllText(Path.Combine(folder, "config.json")), File.ReadAllText(Path.Combine(folder, "environment.json")));
        Directory.Delete(folder, recursive: true);
        var steps = StatisticsTarget.Step(1) + StatisticsTarget.Step(2) + StatisticsTarget.Step(3);
        var scores = """{"step":1,"name":"kid","score":0.25}""" + "\n";
        return [Parts.Join([.. ((string[])[config, environment, "", "", steps, scores, state]).Select(Encoding.UTF8.GetBytes), weights])];
    }

    public override string Read(byte[] input)
    {
        var root = Lay(Parts.Of(input));
        var run = RunFolder.Open(root);
        return Attempt(() => run.ReadRecord().Model) + Attempt(() => run.ReadEnvironment().Threads > 0) + Attempt(() => run.ReadLabels()?.Attributes.Count) + Attempt(() => run.ReadFailure() is null)
            + Attempt(() => run.ReadStatistics().Count) + Attempt(() => run.ReadScores().Count)
            + Attempt(() => Drawn(root, best: false)) + Attempt(() => Drawn(root, best: true)) + Attempt(() => Cut(run));
    }

    // A part that is empty is no file. The name EMA stands for what is right at its place.
    private string Lay(IReadOnlyList<byte[]> parts)
    {
        var root = Path.GetDirectoryName(InFile("config.json", parts[0]))!;
        Directory.CreateDirectory(Path.Combine(root, Checkpoint));
        var hash = Convert.ToHexStringLower(SHA256.HashData(parts.ElementAtOrDefault(_files.Length - 1) ?? []));
        foreach (var (file, part) in _files.Zip(parts.Concat(Enumerable.Repeat<byte[]>([], _files.Length))))
        {
            var path = Path.Combine(root, file);
            File.Delete(path);
            if (part.Length > 0 || file == "config.json")
            {
                File.WriteAllBytes(path, file.EndsWith("state.json", StringComparison.Ordinal) ? Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(part).Replace("EMA", hash, StringComparison.Ordinal)) : part);
            }
        }

        return root;
    }

    private static string Drawn(string root, bool best)
    {
        using var generator = TrainedGenerator.Load(root, best);
        return $"{generator.Model} {generator.Labels is null} {generator.Sample(1, 1).Count}";
    }

    private static string? Cut(RunFolder run)
    {
        var step = new CheckpointStore(run).NewestWhole()?.State.Step;
        if (step is { } there)
        {
            RunRepair.CutBack(run, there);
        }

        return $"{run.ReadStatistics().Count == step} {run.Checkpoints().Count}";
    }
}
