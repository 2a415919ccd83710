using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Imaging;
using AnimeGan.Latents;
using static TorchSharp.torch;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan edit.</summary>
internal static class EditCommand
{
    public static Command Create(Host host)
    {
        var run = new TrainedRun();
        var file = new Option<string>("--direction") { Description = "What 'animegan directions --out' wrote", HelpName = "file.safetensors", Required = true };
        var strength = new Option<double[]>("--strength")
        {
            Description = "How far; several draw one column each [default: -1 -0.5 0 0.5 1 1.5]",
            HelpName = "number",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [-1, -0.5, 0, 0.5, 1, 1.5],
        };
        var faces = Given.Number("--faces", "Faces, one row each", 6, 1, 1000);
        var layers = new Option<string?>("--styles") { Description = "Move only these of a StyleGAN's layers: coarse, middle, fine, or layers such as 4-9", HelpName = "coarse|middle|fine|layers" };
        var truncation = Given.Number("--truncation", "ψ of a StyleGAN's faces", 1.0, 0, 10);
        var seed = Given.Number("--seed", "The same seed draws the same faces", 1L, 0, long.MaxValue);
        var picture = Given.Png("--out", "The grid: a row a face, a column a strength", required: true);
        var command = new CommandDescription(
            "edit",
            "Draw faces moved along a direction that 'animegan directions' found",
            "animegan edit runs/style --direction blue.safetensors --out bluer.png",
            "animegan edit runs/style --direction blue.safetensors --strength 0 1 2 --styles fine --out bluer.png") { file, strength, faces, layers, truncation, seed, picture };
        run.AddTo(command);
        command.SetAction(result =>
        {
            var path = result.GetRequiredValue(picture);
            host.Begin($"editing {result.GetValue(faces)} faces of {run.Open(result).Root} into {path}");
            using var direction = Read(result.GetRequiredValue(file));
            using var generator = run.Load(result);
            var space = run.Space(result, generator, result.GetValue(truncation));
            Usage.Check(() =>
            {
                direction.Require(space);
                return true;
            });
            var range = DirectionsCommand.Range(result.GetValue(layers), space);
            using var scope = NewDisposeScope();
            var (count, strengths) = (result.GetValue(faces), result.GetRequiredValue(strength));
            var labels = generator.LabelsByChance(count, result.GetValue(seed));
            var points = space.Points(count, result.GetValue(seed), labels);
            var columns = strengths.Select(value => LatentEditing.Draw(space, points, labels, direction, value, range)).ToList();
            Targets.WriteFile(path, Pictures.EncodePng(ImageGrid.Compose([.. Enumerable.Range(0, count).SelectMany(face => columns.Select(column => column[face]))], strengths.Length)));
            host.Output.WriteLine($"{count} faces moved towards {direction.Attribute} {direction.Value} by {string.Join(", ", strengths.Select(value => value.ToString(CultureInfo.InvariantCulture)))}, in {path}");
            return ExitCodes.Success;
        });
        return command;
    }

    private static LatentDirection Read(string path) => File.Exists(path)
        ? LatentDirection.Read(path)
        : throw new UsageException($"--direction: there is no file '{path}'; make it with 'animegan directions'");
}
