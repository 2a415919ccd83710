using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Playground;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan playground.</summary>
internal static class PlaygroundCommand
{
    public static Command Create(Host host)
    {
        var defaults = new PlaygroundOptions();
        var folders = new Argument<string[]>("RUN") { Description = "Folders of runs, a tab each", Arity = ArgumentArity.OneOrMore };
        var target = new Option<string>("--out") { Description = "The page, a name that ends in .html", HelpName = "file.html", Required = true };
        var weights = new Option<bool>("--float") { Description = "Keep weights in float32: twice the page, pixels equal to 1e-4 instead of 1e-3" };
        var half = new Option<bool>("--half") { Description = "Keep weights in half precision, as is done where nothing is said" };
        var best = new Option<bool>("--best") { Description = "Take the checkpoints with the best score instead of the last" };
        var directions = Given.Number("--directions", "Sliders for principal directions", defaults.Directions, 0, 20);
        var samples = Given.Number("--samples", "Samples that directions are learnt from", defaults.Samples, 100, 100_000);
        var attributes = Given.Word("--attributes", "Sliders for hair colour, eyes, mood and the rest: where the run's set has such labels, always or never", "auto", "yes", "no");
        var film = Given.Number("--film", "Sample grids in the film of the training", defaults.FilmSteps, 0, 200);
        var checkpoints = Given.Number("--checkpoints", "Kept checkpoints that draw the same latent vector side by side", defaults.Checkpoints, 1, 100);
        var most = Given.Number("--most", "The largest page in MB; above it nothing is written", defaults.MostBytes / 1e6, 0.1, 1000);
        var json = JsonOutput.CreateOption("path, bytes, runs (name, model, step, directions, attributes, filmSteps, checkpoints, networkBytes)");
        var command = new CommandDescription(
            "playground",
            "Write one page that runs generators in a browser, offline and on a phone: sliders, mixing, a film of the training",
            "animegan playground runs/first --out playground.html",
            "animegan playground runs/first runs/style runs/hair --out playground.html",
            "animegan playground runs/style --float --directions 10 --checkpoints 1 --out style.html") { folders, target, half, weights, best, directions, samples, attributes, film, checkpoints, most, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(half) && result.GetValue(weights))
            {
                result.AddError("--half and --float say how exactly weights are kept; give one of them");
            }
        });
        command.SetAction(result =>
        {
            var path = Targets.RequireFile(result.GetRequiredValue(target), [".html"]);
            var runs = Usage.Check(() => result.GetRequiredValue(folders).Select(RunFolder.Open).ToList());
            var options = new PlaygroundOptions
            {
                Half = !result.GetValue(weights),
                Best = result.GetValue(best),
                Directions = result.GetValue(directions),
                Samples = result.GetValue(samples),
                Attributes = result.GetRequiredValue(attributes) switch { "yes" => true, "no" => false, _ => null },
                FilmSteps = result.GetValue(film),
                Checkpoints = result.GetValue(checkpoints),
                MostBytes = (long)(result.GetValue(most) * 1e6),
            };
            host.Begin($"a playground of {string.Join(", ", runs.Select(run => run.Root))}");
            TrainingProcess.Configure(runs[0].ReadRecord());
            var page = Write(host, runs, path, options);
            if (result.GetValue(json))
            {
                JsonOutput.Write(host, new { Path = path, page.Bytes, page.Runs });
                return ExitCodes.Success;
            }

            host.Output.WriteLine(page.ToString());
            host.Output.WriteLine($"{path}: open it in a browser");
            return ExitCodes.Success;
        });
        return command;
    }

    /// <summary>Makes the page of some runs while showing how far it is.</summary>
    internal static PlaygroundPage Write(Host host, IReadOnlyList<RunFolder> runs, string path, PlaygroundOptions options)
    {
        try
        {
            return ProgressDisplay.Run(host, "drawing", 0, 2 * options.Samples * runs.Count, "samples", 1, progress =>
                Usage.Check(() => PlaygroundPage.Write([.. runs.Select(run => run.Root)], path, options, progress, host.Token)));
        }
        catch (NotSupportedException none)
        {
            throw new UsageException($"cannot be played with: {none.Message}");
        }
    }
}
