using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Data;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan data domains.</summary>
internal static class DataDomainsCommand
{
    public static Command Create(Host host)
    {
        var otherwise = new SynthDomainOptions();
        var attribute = new Option<string>("--attribute") { Description = "In what the domains differ: a column of labels.csv with named values", HelpName = "name", DefaultValueFactory = _ => otherwise.Attribute };
        var from = new Option<string>("--from") { Description = "Its value in domain A", HelpName = "value", DefaultValueFactory = _ => otherwise.From };
        var to = new Option<string>("--to") { Description = "Its value in domain B", HelpName = "value", DefaultValueFactory = _ => otherwise.To };
        var count = Given.Number("--count", "Faces in A, and as many of other people in B", otherwise.Count, 1, 10_000_000);
        var pairs = Given.Number("--pairs", "People of neither, drawn with both values, to measure by", otherwise.Pairs, 1, 10_000_000);
        var size = Given.Number("--size", "Pixels along each side", otherwise.Size, SynthAnime.MinSize, SynthAnime.MaxSize);
        var seed = Given.Number("--seed", "The same seed draws the same people", otherwise.Seed, 0, long.MaxValue);
        var folder = new Option<string>("--out") { Description = "Folder that gets a, b, pairs-a and pairs-b", HelpName = "folder", Required = true };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace domains that are there" };
        var json = JsonOutput.CreateOption($"what {SynthDomains.FileName} holds: attribute, from, to, size, seed, sets (folder, value, firstPerson, count, use)");
        var command = new CommandDescription(
            "domains",
            "Draw two sets of anime faces that differ in one attribute, for CycleGAN, and true pairs to measure by",
            "animegan data domains --attribute hair_color --from black --to blonde --count 5000 --size 32 --out data/hair",
            "animegan data domains --attribute accessory --from none --to glasses --size 64 --out data/glasses")
        {
            attribute, from, to, count, pairs, size, seed, folder, overwrite, json,
        };
        command.SetAction(result =>
        {
            var target = result.GetRequiredValue(folder);
            var options = new SynthDomainOptions
            {
                Attribute = result.GetRequiredValue(attribute),
                From = result.GetRequiredValue(from),
                To = result.GetRequiredValue(to),
                Count = result.GetValue(count),
                Pairs = result.GetValue(pairs),
                Size = result.GetValue(size),
                Seed = result.GetValue(seed),
                Overwrite = result.GetValue(overwrite),
            };
            Usage.Check(() =>
            {
                options.Validate();
                return true;
            });
            Targets.RequireNewFolder(target, options.Overwrite);
            var written = ProgressDisplay.Run(
                host, "drawing", 0, 2L * (options.Count + options.Pairs), "faces", 1, progress => SynthDomains.Write(target, options, progress, host.Token));
            if (result.GetValue(json))
            {
                JsonOutput.Write(host, written);
                return ExitCodes.Success;
            }

            foreach (var set in written.Sets)
            {
                host.Output.WriteLine($"{Path.Combine(target, set.Folder)}: {set.Count} faces, {written.Attribute} {set.Value}, {set.Use}");
            }

            return ExitCodes.Success;
        });
        return command;
    }
}
