using System.CommandLine;
using System.CommandLine.Help;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Commands;
using AnimeGan.Cli.Terminal;

namespace AnimeGan.Cli;

/// <summary>The root of the command line.</summary>
internal static class AnimeGanCommand
{
    /// <summary>What the launcher is called.</summary>
    public const string Name = "animegan";

    /// <summary>The option that shows a stack trace.</summary>
    public const string VerboseName = "--verbose";

    /// <summary>All commands.</summary>
    /// <param name="host">Where they write.</param>
    /// <remarks>A plain command, because a RootCommand is called what the assembly is called, and nobody types that.</remarks>
    public static Command Create(Host host)
    {
        var root = new Command(Name, "AnimeGan: train, watch and understand generative adversarial networks on anime faces.");
        root.Options.Add(new HelpOption { Action = new HelpWithExamples() });
        root.Options.Add(new VersionOption());
        root.Options.Add(new Option<bool>(VerboseName) { Description = "Show all details of a failure", Recursive = true });
        root.Options.Add(PluginOption.Create());
        root.Subcommands.Add(TourCommand.Create(host));
        root.Subcommands.Add(InfoCommand.Create(host));
        root.Subcommands.Add(DataCommand.Create(host));
        root.Subcommands.Add(TrainCommand.Create(host));
        root.Subcommands.Add(ResumeCommand.Create(host));
        root.Subcommands.Add(SweepCommand.Create(host));
        root.Subcommands.Add(HashCommand.Create(host));
        root.Subcommands.Add(SampleCommand.Create(host));
        root.Subcommands.Add(TranslateCommand.Create(host));
        root.Subcommands.Add(ExportCommand.Create(host));
        root.Subcommands.Add(GameCommand.Create(host));
        root.Subcommands.Add(ImportWeightsCommand.Create(host));
        root.Subcommands.Add(PlaygroundCommand.Create(host));
        root.Subcommands.Add(FigureCommand.Create(host));
        root.Subcommands.Add(InterpolateCommand.Create(host));
        root.Subcommands.Add(MixCommand.Create(host));
        root.Subcommands.Add(ProjectCommand.Create(host));
        root.Subcommands.Add(DirectionsCommand.Create(host));
        root.Subcommands.Add(EditCommand.Create(host));
        root.Subcommands.Add(EvaluateCommand.Create(host));
        root.Subcommands.Add(DoctorCommand.Create(host));
        root.Subcommands.Add(ReportCommand.Create(host));
        root.Subcommands.Add(StatsCommand.Create(host));
        root.Subcommands.Add(ExtractorCommand.Create(host));
        root.Subcommands.Add(NotebookCommand.Create(host));
        root.Subcommands.Add(KernelCommand.Create(host));
        root.Subcommands.Add(CompletionCommand.Create(host));
        return root;
    }
}
