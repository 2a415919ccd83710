using System.CommandLine;
using AnimeGan.Cli.Terminal;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan data.</summary>
internal static class DataCommand
{
    public static Command Create(Host host) =>
        new CommandDescription(
            "data",
            "Make and look at prepared sets of pictures",
            "animegan data synth --count 20000 --size 64 --out data/synth64",
            "animegan data inspect data/synth64 --out grid.png")
        {
            DataSynthCommand.Create(host),
            DataPrepareCommand.Create(host),
            DataImportCommand.Create(host),
            DataDomainsCommand.Create(host),
            DataInspectCommand.Create(host),
            DataAugmentCommand.Create(host),
        };
}
