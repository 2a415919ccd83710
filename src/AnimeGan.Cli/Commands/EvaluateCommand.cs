using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan evaluate.</summary>
internal static class EvaluateCommand
{
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true };

    public static Command Create(Host host)
    {
        var folder = Given.Folder("RUN", "Folder of a run");
        var samples = Given.Number("--samples", "How many pictures are drawn", 2000, 3, 1_000_000);
        var references = Given.Number("--references", "How many pictures of the run's data set they are compared with; all where it has fewer", 10_000, 3, 1_000_000);
        var seed = Given.Number("--seed", "The same seed draws the same pictures", 1L, 0, long.MaxValue);
        var best = new Option<bool>("--best") { Description = "Take the checkpoint with the best score instead of the last" };
        var extractor = Extractors.CreateOption();
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var command = new CommandDescription(
            "evaluate",
            "Measure how far a run's samples are from its data: KID with its standard error",
            "animegan evaluate runs/first",
            "animegan evaluate runs/first --samples 5000 --seed 7 --json") { folder, samples, references, seed, best, extractor, json };
        command.SetAction(result =>
        {
            var run = Usage.Check(() => RunFolder.Open(result.GetRequiredValue(folder)));
            using var judge = Extractors.Open(result.GetValue(extractor));
            var record = run.ReadRecord();
            TrainingProcess.Configure(record);
            using var data = PreparedSets.Open(record.Data);
            using var generator = TrainedGenerator.Load(run.Root, result.GetValue(best));
            using var score = new KidScore(data, judge, result.GetValue(samples), result.GetValue(references));
            var kid = score.Estimate(generator.Sample(score.SampleCount, result.GetValue(seed)), result.GetValue(seed));
            Write(host.Output, result.GetValue(json), generator.Step, result.GetValue(seed), judge, kid);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Write(TextWriter output, bool json, long step, long seed, FeatureExtractor judge, KidEstimate kid)
    {
        if (json)
        {
            output.WriteLine(new JsonObject
            {
                ["kid"] = kid.Value,
                ["kidStandardError"] = kid.StandardError,
                ["kidSubsetMean"] = kid.SubsetMean,
                ["kidSubsetDeviation"] = kid.SubsetDeviation,
                ["samples"] = kid.GeneratedCount,
                ["references"] = kid.RealCount,
                ["seed"] = seed,
                ["step"] = step,
                ["extractor"] = judge.Hash,
                ["filter"] = Lanczos.FilterName,
            }.ToJsonString(_indented));
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"KID {kid.Value:0.00000} ± {kid.StandardError:0.00000} (standard error) after {step} steps; 0 is 'cannot be told from the data'"));
        output.WriteLine($"{kid.GeneratedCount} samples of seed {seed} against {kid.RealCount} pictures, features of extractor {judge.Hash[..12]}, {Lanczos.FilterName}");
    }
}
