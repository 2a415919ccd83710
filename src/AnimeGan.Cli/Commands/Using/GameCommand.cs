using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Objectives;
using AnimeGan.Playground;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan game.</summary>
internal static class GameCommand
{
    public static Command Create(Host host)
    {
        var target = new Option<string>("--out") { Description = "The page, a name that ends in .html", HelpName = "file.html", Required = true };
        var data = Given.Word("--data", "What the page begins with; it offers all of them, and drawing by hand", [.. GamePage.DataNames]);
        var objective = Given.Word("--objective", "What it begins with; it offers all of them", [.. GanObjectives.Names]);
        var units = Given.Number("--width", "Units of each hidden layer, of G and of D; 128 is the notebooks', and several times slower", GamePage.Defaults.Networks.GeneratorWidth, 1, 512);
        var seed = Given.Number("--seed", "Where the page's random numbers begin", 1, 0, 999_999);
        var json = JsonOutput.CreateOption("path, bytes, data, objectives");
        var command = new CommandDescription(
            "game",
            "Write a page on which a GAN in the plane is played live: one file, offline, on a phone too",
            "animegan game --out game.html",
            "animegan game --data spiral --objective hinge --out spiral.html") { target, data, objective, units, seed, json };
        command.SetAction(result =>
        {
            var path = Targets.RequireFile(result.GetRequiredValue(target), [".html"]);
            var (width, begin) = (result.GetValue(units), GamePage.Defaults);
            var options = begin with
            {
                Objective = result.GetRequiredValue(objective),
                Seed = result.GetValue(seed),
                Networks = begin.Networks with { GeneratorWidth = width, DiscriminatorWidth = width },
            };
            Usage.Check(() =>
            {
                GamePage.Write(path, options, result.GetRequiredValue(data));
                return path;
            });
            var bytes = new FileInfo(path).Length;
            if (result.GetValue(json))
            {
                JsonOutput.Write(host, new { Path = Path.GetFullPath(path), Bytes = bytes, Data = GamePage.DataNames, Objectives = GanObjectives.Names });
                return ExitCodes.Success;
            }

            host.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Open {Path.GetFullPath(path)} ({bytes / 1024} KB, needs no network)"));
            return ExitCodes.Success;
        });
        return command;
    }
}
