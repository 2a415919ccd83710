using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Imaging;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan sample.</summary>
internal static class SampleCommand
{
    public static Command Create(Host host)
    {
        var folder = Given.Folder("RUN", "Folder of a run");
        var count = Given.Number("--count", "How many pictures", 64, 1, 10_000);
        var columns = Given.Number("--columns", "Columns of the grid", 8, 1, 1000);
        var seed = Given.Number("--seed", "The same seed draws the same pictures", 1L, 0, long.MaxValue);
        var best = new Option<bool>("--best") { Description = "Take the checkpoint with the best score instead of the last" };
        var file = Given.Png("--out", "The grid", required: true);
        var command = new CommandDescription(
            "sample",
            "Draw pictures with a trained generator",
            "animegan sample runs/first --count 64 --seed 7 --out grid.png") { folder, count, columns, seed, best, file };
        command.SetAction(result =>
        {
            var run = Usage.Check(() => RunFolder.Open(result.GetRequiredValue(folder)));
            TrainingProcess.Configure(run.ReadRecord());
            using var generator = TrainedGenerator.Load(run.Root, result.GetValue(best));
            var pictures = generator.Sample(result.GetValue(count), result.GetValue(seed));
            var path = result.GetRequiredValue(file);
            Targets.WriteFile(path, PictureEngines.Default.EncodePng(ImageGrid.Compose(pictures, result.GetValue(columns))));
            host.Output.WriteLine($"{pictures.Count} pictures after {generator.Step} steps in {path}");
            return ExitCodes.Success;
        });
        return command;
    }
}
