using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Machine;
using AnimeGan.Cli.Terminal;
using Spectre.Console;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan info.</summary>
internal static class InfoCommand
{
    public static Command Create(Host host)
    {
        var json = JsonOutput.CreateOption("kit, dotNet, torch, convolutions, pictures, threads, kernels, precision, devices, hasPlotly, system, cpu, cpuFeatures, cores, memoryBytes, warnings");
        var measure = new Option<bool>("--measure") { Description = "Measure anew which precision is faster, a second or two; precision=auto goes by it from then on" };
        var command = new CommandDescription(
            "info",
            "Show versions, CPU features, threads, devices, and what is missing or slow",
            "animegan info",
            "animegan info --json",
            "animegan info --measure") { json, measure };
        command.SetAction(result =>
        {
            host.Begin($"asking this machine, .NET and libtorch");
            var report = MachineReport.Collect(result.GetValue(measure));
            if (result.GetValue(json))
            {
                JsonOutput.Write(host, report);
            }
            else
            {
                Write(report, host.OutputConsole);
            }

            return ExitCodes.Success;
        });
        return command;
    }

    /// <summary>Writes a report as a table, its warnings after it.</summary>
    internal static void Write(MachineReport report, IAnsiConsole console)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();
        foreach (var (name, value) in report.Rows())
        {
            grid.AddRow(new Text(name), new Text(value));
        }

        console.Write(grid);
        foreach (var warning in report.Warnings)
        {
            console.WriteLine();
            console.Write(new Text("warning: ", new Style(Color.Yellow)));
            console.WriteLine(warning);
        }
    }
}
