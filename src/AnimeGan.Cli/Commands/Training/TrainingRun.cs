using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Machine;
using AnimeGan.Cli.Terminal;
using AnimeGan.Diagnosis;
using AnimeGan.Evaluation;
using AnimeGan.Training;
using Spectre.Console;

namespace AnimeGan.Cli.Commands;

/// <summary>What train and resume share: run with a progress bar, save on Ctrl-C, say where everything is.</summary>
internal static class TrainingRun
{
    /// <summary>Trains to the end or to Ctrl-C.</summary>
    /// <param name="host">Where to show it.</param>
    /// <param name="record">What is trained.</param>
    /// <param name="start">Steps done before.</param>
    /// <param name="open">Makes or resumes the trainer.</param>
    /// <returns>The exit status.</returns>
    public static int Run(Host host, TrainingRecord record, long start, Func<TrainingServices, GanTrainer> open)
    {
        if (OtherTrainings.Note(TrainingProcess.Configure(record)) is { } note)
        {
            host.Error.WriteLine($"note: {note}");
        }

        using var extractor = FeatureExtractor.BuiltIn();
        using var score = Usage.Check(() => RunScore.Open(record, extractor));
        var (finished, step, images, folder) = ProgressDisplay.Run(host, "training", start, record.Steps, "images", record.BatchSize, progress =>
        {
            var doctor = new LiveDoctor(record, report => host.ErrorConsole.WriteLine($"warning: {report.Diagnosis}"));
            using var trainer = open(new TrainingServices { Logger = new MessageLogger(host), Score = score, Observers = [new TrainingProgress(progress, score.Name), doctor] });
            return (trainer.Run(host.Token), trainer.Step, trainer.Images, trainer.Folder.Root);
        });
        if (finished)
        {
            host.Output.WriteLine($"{step} steps, {images} images; the run is in {folder}");
            WriteBest(host, folder);
            return ExitCodes.Success;
        }

        host.Error.WriteLine($"Stopped and saved after step {step}. To go on: animegan resume {folder}");
        return ExitCodes.Interrupted;
    }

    private static void WriteBest(Host host, string folder)
    {
        if (RunFolder.Open(folder).ReadScores().MinBy(scored => scored.Score) is { } best)
        {
            host.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Best {best.Name.ToUpperInvariant()} {best.Score:0.0000} after {best.Step} steps; its checkpoint is kept, --best takes it"));
        }
    }
}
