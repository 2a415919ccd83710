using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Imaging;
using AnimeGan.Latents;
using AnimeGan.Trained;
using static TorchSharp.torch;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan mix.</summary>
internal static class MixCommand
{
    public static Command Create(Host host)
    {
        var run = new TrainedRun();
        var layers = new Option<string>("--styles") { Description = "What the columns give: coarse (pose, hair style), middle, fine (colours), or layers such as 2-5", HelpName = "coarse|middle|fine|layers", DefaultValueFactory = _ => "fine" };
        var rows = Given.Number("--rows", "Parents down the side", 4, 1, 100);
        var columns = Given.Number("--columns", "Parents along the top", 6, 1, 100);
        var truncation = Given.Number("--truncation", "ψ: below 1 draws parents nearer to the average", 1.0, 0, 10);
        var seed = Given.Number("--seed", "Of the parents down the side; those along the top have the next", 1L, 0, long.MaxValue - 1);
        var file = Given.Png("--out", "The table", required: true);
        var command = new CommandDescription(
            "mix",
            "Draw a StyleGAN's mixing table: faces down the side with some styles of the faces along the top",
            "animegan mix runs/style --styles fine --out colours.png",
            "animegan mix runs/style --styles coarse --rows 3 --columns 5 --truncation 0.7 --out poses.png") { layers, rows, columns, truncation, seed, file };
        run.AddTo(command, withSpace: false);
        command.SetAction(result =>
        {
            var path = result.GetRequiredValue(file);
            host.Begin($"mixing {result.GetValue(rows)} by {result.GetValue(columns)} faces of {run.Open(result).Root} into {path}");
            using var generator = run.Load(result);
            var space = Usage.Check(() => new StyleSpace(generator, result.GetValue(truncation)));
            var range = Usage.Check(() => LayerRange.Parse(result.GetRequiredValue(layers), space.Layers));
            using var scope = NewDisposeScope();
            var (down, across, first) = (result.GetValue(rows), result.GetValue(columns), result.GetValue(seed));
            var sides = space.Points(down, first, generator.LabelsByChance(down, first));
            var tops = space.Points(across, first + 1, generator.LabelsByChance(across, first + 1));
            Targets.WriteFile(path, Pictures.EncodePng(ImageGrid.Compose(StyleMixing.Table(space, sides, tops, range), across + 1)));
            host.Output.WriteLine($"Layers {range.From} to {range.To - 1} of {space.Layers} come from the top row; the table is in {path}");
            return ExitCodes.Success;
        });
        return command;
    }
}
