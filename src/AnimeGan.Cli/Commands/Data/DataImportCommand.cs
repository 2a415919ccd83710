using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Data;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan data import.</summary>
internal static class DataImportCommand
{
    public static Command Create(Host host)
    {
        var source = Given.Folder("FOLDER", "Folder with the files under their publisher's names, packed by gzip or not; it is only read");
        var format = Given.Word("--format", "MNIST's idx files, CIFAR-10's binary files, or three of MNIST's digits as red, green and blue", "mnist", "cifar10", "stacked-mnist");
        var part = Given.Word("--part", "The publisher's files to train on, or those to test with", "train", "test");
        var size = Given.Number("--size", "Pixels along each side", 32, 1, 4096);
        var count = Given.OptionalNumber("--count", "Pictures (default: all; stacks: 128000 to train on, 26000 to test with)", 1, 100_000_000);
        var seed = Given.Number("--seed", "Which digits are stacked", 1L, 0, long.MaxValue);
        var target = new Option<string>("--out") { Description = "Folder of the prepared set", HelpName = "folder", Required = true };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace a prepared set that is there" };
        var json = JsonOutput.CreateOption($"what {DatasetManifest.FileName} holds: source, seed, count, width, height, files, imagesSha256");
        var command = new CommandDescription(
            "import",
            "Make a prepared set of MNIST, CIFAR-10 or Stacked MNIST from the files that their publishers hand out",
            "animegan data import ~/mnist --format mnist --out data/mnist32",
            "animegan data import ~/cifar-10-batches-bin --format cifar10 --part test --out data/cifar10-test",
            "animegan data import ~/mnist --format stacked-mnist --size 32 --seed 1 --out data/stacked32")
        {
            source, format, part, size, count, seed, target, overwrite, json,
        };
        command.SetAction(result =>
        {
            var folder = result.GetRequiredValue(target);
            var options = new ImportOptions
            {
                Format = result.GetRequiredValue(format) switch
                {
                    "cifar10" => ImportFormat.Cifar10,
                    "stacked-mnist" => ImportFormat.StackedMnist,
                    _ => ImportFormat.Mnist,
                },
                Training = result.GetRequiredValue(part) == "train",
                Size = result.GetValue(size),
                Count = result.GetValue(count) ?? 0,
                Seed = result.GetValue(seed),
                Overwrite = result.GetValue(overwrite),
            };
            Targets.RequireNewFolder(folder, options.Overwrite);
            var manifest = Import(host, result.GetRequiredValue(source), folder, options);
            if (result.GetValue(json))
            {
                JsonOutput.Write(host, manifest);
            }
            else
            {
                host.Output.WriteLine($"{manifest.Count} pictures of {manifest.Width}x{manifest.Height} in {folder} ({manifest.Source})");
            }

            return ExitCodes.Success;
        });
        return command;
    }

    // How many there are is known only once the files are read, so the bar takes its length from the first report.
    private static DatasetManifest Import(Host host, string source, string target, ImportOptions options) =>
        ProgressDisplay.Run(host, "importing", 0, long.MaxValue, "pictures", 1, progress =>
            Usage.Check(() => DataImport.Run(
                source,
                target,
                options,
                new DirectProgress<PreparationProgress>(state =>
                {
                    progress.SetTotal(state.Total);
                    progress.Report(state.Done);
                }),
                host.Token)));
}
