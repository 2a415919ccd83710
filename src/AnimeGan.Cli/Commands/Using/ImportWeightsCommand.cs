using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Exchange;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan import-weights.</summary>
internal static class ImportWeightsCommand
{
    public static Command Create(Host host)
    {
        var file = new Argument<string>("FILE") { Description = "The generator's weights: .pth or .pt of torch.save, or .safetensors; of a CycleGAN G_A's" };
        var model = Given.Word("--model", "The family; families other than dcgan and cyclegan need --like", ["dcgan", .. TrainingRecord.Models.Except(["dcgan"])]);
        var target = new Option<string>("--out") { Description = "Folder of the run", HelpName = "folder", Required = true };
        var entry = new Option<string?>("--entry") { Description = "Which of the file's dictionaries, such as netG or generator", HelpName = "name" };
        var discriminator = new Option<string?>("--discriminator") { Description = "File of the discriminator's weights (of a CycleGAN D_A's); a fresh one where not given", HelpName = "file" };
        var discriminatorEntry = new Option<string?>("--discriminator-entry") { Description = "Which of that file's dictionaries", HelpName = "name" };
        var back = new Option<string?>("--back") { Description = "Of a CycleGAN: file of G_B's weights, the way back; fresh ones where not given", HelpName = "file" };
        var backDiscriminator = new Option<string?>("--back-discriminator") { Description = "Of a CycleGAN: file of D_B's weights", HelpName = "file" };
        var like = Given.OptionalFolder("--like", "Folder of a run of the same kind, for weights that this kit named");
        var data = Given.OptionalFolder("--data", "Folder of a prepared set to go on learning from; without, the run draws and is exported");
        var dataB = Given.OptionalFolder("--data-b", "Folder of the second domain's prepared set (cyclegan)");
        var set = Assignments.CreateOption("Any value of the configuration, as 'train --dry-run' prints it; may be repeated");
        var json = JsonOutput.CreateOption("path, model, layout, imageSize, imageHeight, latentSize, parameters, trainable, notes");
        var command = new CommandDescription(
            "import-weights",
            "Make a run of weights that were trained in PyTorch; nothing in the file is run",
            "animegan import-weights netG.pth --model dcgan --out runs/theirs",
            "animegan import-weights checkpoint.pt --entry generator --discriminator checkpoint.pt --discriminator-entry discriminator --data data/faces64 --out runs/theirs",
            "animegan import-weights latest_net_G_A.pth --model cyclegan --back latest_net_G_B.pth --out runs/zebras") { file, model, target, entry, discriminator, discriminatorEntry, back, backDiscriminator, like, data, dataB, set, json };
        command.SetAction(result =>
        {
            var folder = result.GetRequiredValue(target);
            if (!RunFolder.IsFree(folder))
            {
                throw new UsageException($"--out: '{folder}' is there already and is not empty; name a folder that does not exist yet");
            }

            var options = new WeightsImportOptions
            {
                Model = result.GetRequiredValue(model),
                Entry = result.GetValue(entry),
                Discriminator = result.GetValue(discriminator),
                DiscriminatorEntry = result.GetValue(discriminatorEntry),
                Back = result.GetValue(back),
                BackDiscriminator = result.GetValue(backDiscriminator),
                Like = result.GetValue(like),
                Data = result.GetValue(data),
                DataB = result.GetValue(dataB),
                Settings = Assignments.Parse(result.GetValue(set) ?? []).GroupBy(pair => pair.Name).ToDictionary(pairs => pairs.Key, pairs => pairs.Last().Value),
            };
            host.Begin($"reading {result.GetRequiredValue(file)} into {folder}");
            TrainingProcess.Configure(new TrainingRecord());
            return Say(host, result.GetValue(json), Import(result.GetRequiredValue(file), folder, options));
        });
        return command;
    }

    private static ImportedRun Import(string file, string folder, WeightsImportOptions options)
    {
        try
        {
            return Usage.Check(() => WeightsImport.Read(file, folder, options));
        }
        catch (Exception refusal) when (refusal is NotSupportedException or InvalidDataException or FileNotFoundException)
        {
            // What the person named is not what this command takes.
            throw new UsageException(refusal.Message);
        }
    }

    private static int Say(Host host, bool asJson, ImportedRun run)
    {
        if (asJson)
        {
            JsonOutput.Write(host, run);
            return ExitCodes.Success;
        }

        host.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Path}: {run.Model} for pictures of {run.ImageSize}x{run.ImageHeight}, {run.Parameters:N0} numbers by {run.Layout}"));
        foreach (var note in run.Notes)
        {
            host.Output.WriteLine($"  {note}");
        }

        host.Output.WriteLine(run.Trainable ? $"Go on with it: animegan resume {run.Path} --steps N" : run.Model == "cyclegan" ? $"Translate with it: animegan translate {run.Path} PICTURES --out grid.png" : $"Draw with it: animegan sample {run.Path} --out grid.png");
        return ExitCodes.Success;
    }
}
