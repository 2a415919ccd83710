using System.CommandLine;
using AnimeGan.Cli.Terminal;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan extractor.</summary>
internal static class ExtractorCommand
{
    public static Command Create(Host host) =>
        new CommandDescription(
            "extractor",
            "The network that judges pictures: what it is and how it was made",
            "animegan extractor show")
        {
            ExtractorShowCommand.Create(host),
            ExtractorTrainCommand.Create(host),
            ExtractorExportCommand.Create(host),
        };
}
