using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Machine;
using AnimeGan.Cli.Terminal;
using AnimeGan.Diagnosis;
using AnimeGan.Distributed;
using AnimeGan.Evaluation;
using AnimeGan.Training;
using Spectre.Console;

namespace AnimeGan.Cli.Commands;

/// <summary>What train and resume share: run with a progress bar, save on Ctrl-C, say where everything is.</summary>
internal static class TrainingRun
{
    /// <summary>The option of both.</summary>
    public static Option<bool> CreateJsonOption() => JsonOutput.CreateOption("folder, model, step, steps, images, finished, best (step, name, score; null where nothing was measured)");

    /// <summary>Trains to the end or to Ctrl-C.</summary>
    /// <param name="host">Where to show it.</param>
    /// <param name="record">What is trained.</param>
    /// <param name="folder">Where the run is kept.</param>
    /// <param name="start">Steps done before.</param>
    /// <param name="json">Whether to print what came of it as JSON.</param>
    /// <param name="ranks">Those that train together; null for one process by itself.</param>
    /// <param name="open">Makes or resumes the trainer.</param>
    /// <returns>The exit status.</returns>
    public static int Run(Host host, TrainingRecord record, string folder, long start, bool json, ICommunicator? ranks, Func<TrainingServices, GanTrainer> open)
    {
        Begin(host, record, folder, start);
        var threads = TrainingProcess.Configure(record, ranks);
        if (ranks is { Rank: > 0 })
        {
            using var follower = open(new TrainingServices { Communicator = ranks });
            return follower.Run(host.Token) ? ExitCodes.Success : ExitCodes.Interrupted;
        }

        if (ranks is not null)
        {
            host.Begin($"{ranks.Size} processes together, each with {record.BatchSize / ranks.Size} images of a batch and {threads} threads");
        }
        else if (OtherTrainings.Note(threads) is { } note)
        {
            host.Error.WriteLine($"note: {note}");
        }

        using var extractor = FeatureExtractor.BuiltIn();
        using var score = Usage.Check(() => RunScore.Open(record, extractor));
        if (score.Familiarity?.Warning(record.Evaluation.HeldOut.Length > 0 ? record.Evaluation.HeldOut : record.Data) is { } warning)
        {
            host.Error.WriteLine($"warning: {warning}");
        }

        var (finished, step, images) = ProgressDisplay.Run(host, "training", start, record.Steps, "images", record.BatchSize, progress =>
        {
            var doctor = new LiveDoctor(record, report => host.ErrorConsole.WriteLine($"warning: {report.Diagnosis}"));
            using var trainer = open(new TrainingServices { Communicator = ranks, Logger = new MessageLogger(host), Score = score, Observers = [new TrainingProgress(progress, score.Name), doctor] });
            return (trainer.Run(host.Token), trainer.Step, trainer.Images);
        });
        var best = RunFolder.Open(folder).ReadScores().MinBy(scored => scored.Score);
        if (json)
        {
            JsonOutput.Write(host, new { Folder = folder, record.Model, Step = step, record.Steps, Images = images, Finished = finished, Best = best });
        }

        if (finished)
        {
            if (!json)
            {
                host.Output.WriteLine($"{step} steps, {images} images; the run is in {folder}");
                WriteBest(host, best);
            }

            return ExitCodes.Success;
        }

        host.Error.WriteLine($"Stopped and saved after step {step}. To go on: animegan resume {folder}");
        return ExitCodes.Interrupted;
    }

    // Two seconds pass until the tensor library and the pictures' features are there: a person wants to know at once whether this is the run that was meant.
    private static void Begin(Host host, TrainingRecord record, string folder, long start)
    {
        var height = record.ImageHeight > 0 ? record.ImageHeight : record.ImageSize;
        var sets = record.DataB.Length > 0 ? $"{record.Data} and {record.DataB}" : record.Data;
        var first = start > 0 ? string.Create(CultureInfo.InvariantCulture, $"from step {start} on ") : "";
        host.Begin($"{record.Model}, {record.ImageSize}x{height}, on {sets}: {record.Steps} steps of {record.BatchSize} images, {first}into {folder}");
        host.Begin($"first the features of up to {record.Evaluation.References} pictures of {(record.Evaluation.HeldOut.Length > 0 ? record.Evaluation.HeldOut : sets)}, with which samples are compared");
    }

    private static void WriteBest(Host host, ScoredStep? best)
    {
        if (best is not null)
        {
            host.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Best {best.Name.ToUpperInvariant()} {best.Score:0.0000} after {best.Step} steps; its checkpoint is kept, --best takes it"));
        }
    }
}
