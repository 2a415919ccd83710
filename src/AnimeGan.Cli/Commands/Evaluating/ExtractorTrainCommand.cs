using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Evaluation;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan extractor train.</summary>
internal static class ExtractorTrainCommand
{
    public static Command Create(Host host)
    {
        var defaults = new ExtractorOptions();
        var steps = Given.Number("--steps", "Steps", defaults.Steps, 1, 10_000_000);
        var batch = Given.Number("--batch", "Faces in a batch, all drawn afresh", defaults.BatchSize, 2, 100_000);
        var seed = Given.Number("--seed", "The same seed gives the same weights on the same machine", defaults.Seed, 0, long.MaxValue);
        var threads = Given.Number("--threads", "Threads; 0 for OMP_NUM_THREADS, or one a core", 0, 0, 4096);
        var file = new Option<string>("--out") { Description = "Where the weights go, about 1 MB", HelpName = "file.safetensors", Required = true };
        var command = new CommandDescription(
            "train",
            "Train a feature extractor on drawn faces: every attribute at once, a few minutes on two cores",
            "animegan extractor train --out mine.safetensors") { steps, batch, seed, threads, file };
        command.SetAction(result =>
        {
            var options = defaults with { Steps = result.GetValue(steps), BatchSize = result.GetValue(batch), Seed = result.GetValue(seed) };
            host.Begin($"{options.Steps} steps of {options.BatchSize} faces, each drawn afresh");
            TrainingProcess.Configure(result.GetValue(threads));
            using var extractor = ProgressDisplay.Run(host, "training", 0, options.Steps, "faces", options.BatchSize, progress =>
                FeatureExtractor.Train(options, progress, host.Token));
            extractor.Save(result.GetRequiredValue(file));
            ExtractorShowCommand.Write(extractor, host.Output);
            return ExitCodes.Success;
        });
        return command;
    }
}
