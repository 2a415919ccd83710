using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan sample.</summary>
internal static class SampleCommand
{
    public static Command Create(Host host)
    {
        var folder = Given.Folder("RUN", "Folder of a run");
        var count = Given.Number("--count", "How many pictures", 64, 1, 10_000);
        var columns = Given.Number("--columns", "Columns of the grid", 8, 1, 1000);
        var seed = Given.Number("--seed", "The same seed draws the same pictures", 1L, 0, long.MaxValue);
        var best = new Option<bool>("--best") { Description = "Take the checkpoint with the best score instead of the last" };
        var attributes = new Option<string?>("--attributes") { Description = "What the pictures shall show, for a run with labels; what is not named is drawn by chance", HelpName = "name=value,…" };
        var value = new Option<string?>("--class") { Description = "The same where there is one attribute, its value alone", HelpName = "value" };
        var truncation = Given.Number("--truncation", "ψ of a StyleGAN: below 1 draws faces nearer to the average, better and less varied", 1.0, 0, 10);
        var file = Given.Png("--out", "The grid", required: true);
        var command = new CommandDescription(
            "sample",
            "Draw pictures with a trained generator",
            "animegan sample runs/first --count 64 --seed 7 --out grid.png",
            "animegan sample runs/asked --attributes hair_color=blue,eye_color=green --out blue.png",
            "animegan sample runs/style --truncation 0.7 --out grid.png") { folder, count, columns, seed, best, attributes, value, truncation, file };
        command.SetAction(result =>
        {
            var run = Usage.Check(() => RunFolder.Open(result.GetRequiredValue(folder)));
            var path = result.GetRequiredValue(file);
            host.Begin($"drawing {result.GetValue(count)} pictures of {run.Root} into {path}");
            TrainingProcess.Configure(run.ReadRecord());
            using var generator = TrainedGenerator.Load(run.Root, result.GetValue(best));
            var choice = Choice(generator, result.GetValue(attributes), result.GetValue(value));
            using var labels = choice is null ? null : generator.ChooseLabels(result.GetValue(count), result.GetValue(seed), choice);
            var space = Usage.Check(() => new LatentZ(generator, result.GetValue(truncation)));
            var pictures = Draw(space, result.GetValue(count), result.GetValue(seed), labels);
            Targets.WriteFile(path, Pictures.EncodePng(ImageGrid.Compose(pictures, result.GetValue(columns))));
            host.Output.WriteLine($"{pictures.Count} pictures after {generator.Step} steps in {path}");
            return ExitCodes.Success;
        });
        return command;
    }

    private static IReadOnlyList<RgbImage> Draw(LatentZ space, int count, long seed, Tensor? labels)
    {
        using var chance = labels is null ? space.Generator.LabelsByChance(count, seed) : null;
        using var points = space.Points(count, seed);
        return space.Draw(points, labels ?? chance);
    }

    private static LabelChoice? Choice(TrainedGenerator generator, string? attributes, string? value)
    {
        if (attributes is null && value is null)
        {
            return null;
        }

        var option = attributes is null ? "--class" : "--attributes";
        if (attributes is not null && value is not null)
        {
            throw new UsageException("--class and --attributes ask for the same; give one of them");
        }

        if (generator.Labels is not { } scheme)
        {
            throw new UsageException($"{option}: this is a {generator.Model} run, which takes no labels; train one that does with --model conditional");
        }

        if (value is not null && scheme.Attributes.Count > 1)
        {
            throw new UsageException($"--class: this run knows {scheme.Attributes.Count} attributes; say which with --attributes {scheme.Attributes[0].Name}={value}");
        }

        return Usage.Check(() => LabelChoice.Parse(scheme, attributes ?? value!));
    }
}
