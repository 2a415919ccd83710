using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan hash.</summary>
internal static class HashCommand
{
    public static Command Create(Host host)
    {
        var folder = Given.Folder("RUN", "Folder of a run");
        var json = JsonOutput.CreateOption("run, sha256");
        var command = new CommandDescription(
            "hash",
            "Print one SHA-256 over weights, averages, optimisers and random state of a run's last checkpoint",
            "animegan hash runs/first",
            "animegan hash runs/first --json") { folder, json };
        command.SetAction(result =>
        {
            var run = Usage.Check(() => RunFolder.Open(result.GetRequiredValue(folder)));
            if (result.GetValue(json))
            {
                JsonOutput.Write(host, new { Run = run.Root, Sha256 = RunHash.Of(run.Root) });
            }
            else
            {
                host.Output.WriteLine(RunHash.Of(run.Root));
            }

            return ExitCodes.Success;
        });
        return command;
    }
}
