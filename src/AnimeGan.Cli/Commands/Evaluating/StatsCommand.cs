using System.CommandLine;
using System.Globalization;
using System.Text;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan stats.</summary>
internal static class StatsCommand
{
    public static Command Create(Host host)
    {
        var folder = Given.Folder("RUN", "Folder of a run");
        var file = new Option<string?>("--out") { Description = "Write here instead of to the standard output", HelpName = "file.csv" };
        var json = JsonOutput.CreateOption("a list of the steps, as stats.jsonl has them (src/AnimeGan/Training/Runs/README.md)");
        var command = new CommandDescription(
            "stats",
            "Write a run's steps as CSV: losses, beliefs, gradient norms, speed, a line a step",
            "animegan stats runs/first --out first.csv",
            "animegan stats runs/first",
            "animegan stats runs/first --json") { folder, file, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(file) is not null)
            {
                result.AddError("--json prints and --out writes a CSV file; give one of them");
            }
        });
        command.SetAction(result =>
        {
            var history = Usage.Check(() => RunFolder.Open(result.GetRequiredValue(folder))).ReadStatistics();
            if (result.GetValue(json))
            {
                StatisticsTable.WriteJson(history, host.Output);
                return ExitCodes.Success;
            }

            if (result.GetValue(file) is not { } path)
            {
                StatisticsTable.Write(history, host.Output);
                return ExitCodes.Success;
            }

            using var text = new StringWriter(CultureInfo.InvariantCulture);
            StatisticsTable.Write(history, text);
            Targets.WriteFile(path, Encoding.UTF8.GetBytes(text.ToString()));
            host.Output.WriteLine(Path.GetFullPath(path));
            return ExitCodes.Success;
        });
        return command;
    }
}
