using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Data;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan data synth.</summary>
internal static class DataSynthCommand
{
    public static Command Create(Host host)
    {
        var count = Given.Number("--count", "How many faces", 20_000, 1, 100_000_000);
        var size = Given.Number("--size", "Pixels along each side", 64, SynthAnime.MinSize, SynthAnime.MaxSize);
        var seed = Given.Number("--seed", "The same seed draws the same faces", 1L, 0, long.MaxValue);
        var folder = new Option<string>("--out") { Description = "Folder of the prepared set", HelpName = "folder", Required = true };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace a prepared set that is there" };
        var json = JsonOutput.CreateOption($"what {DatasetManifest.FileName} holds: source, seed, count, width, height, imagesSha256");
        var command = new CommandDescription(
            "synth",
            "Draw anime faces whose every attribute is known",
            "animegan data synth --count 20000 --size 64 --out data/synth64",
            "animegan data synth --count 5000 --size 32 --seed 7 --out data/synth32") { count, size, seed, folder, overwrite, json };
        command.SetAction(result =>
        {
            var target = result.GetRequiredValue(folder);
            var faces = result.GetValue(count);
            Targets.RequireNewFolder(target, result.GetValue(overwrite));
            Draw(host, target, faces, result.GetValue(size), result.GetValue(seed), result.GetValue(overwrite));
            if (result.GetValue(json))
            {
                JsonOutput.Write(host, DatasetManifest.Read(Path.Combine(target, DatasetManifest.FileName)));
            }
            else
            {
                host.Output.WriteLine($"{faces} faces of {result.GetValue(size)}x{result.GetValue(size)} in {target}");
            }

            return ExitCodes.Success;
        });
        return command;
    }

    /// <summary>Draws a set while showing how far it is.</summary>
    internal static void Draw(Host host, string target, int count, int size, long seed, bool overwrite) =>
        ProgressDisplay.Run(host, "drawing", 0, count, "faces", 1, progress =>
        {
            SynthAnime.WriteSet(target, count, size, seed, overwrite, progress, host.Token);
            return true;
        });
}
