using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Trained;
using static TorchSharp.torch;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan interpolate.</summary>
internal static class InterpolateCommand
{
    public static Command Create(Host host)
    {
        var run = new TrainedRun();
        var faces = Given.Number("--faces", "How many faces change at once", 4, 1, 400);
        var points = Given.Number("--points", "Random faces that each passes through", 3, 2, 1000);
        var frames = Given.Number("--frames", "Frames from one of them to the next", 8, 1, 1000);
        var kind = new Option<string?>("--kind") { Description = "The way between two points [default: spherical in z, linear in w]", HelpName = "linear|spherical" };
        kind.AcceptOnlyFromAmong("linear", "spherical");
        var closed = new Option<bool>("--loop") { Description = "Lead back to the first face, so that a GIF never jumps" };
        var truncation = Given.Number("--truncation", "ψ of a StyleGAN: below 1 draws faces nearer to the average", 1.0, 0, 10);
        var seed = Given.Number("--seed", "The same seed passes through the same faces", 1L, 0, long.MaxValue);
        var rate = Given.Number("--fps", "Frames a second of what moves", 12.0, 0.1, 50);
        var columns = Given.Number("--columns", "Faces side by side in what moves", 4, 1, 100);
        var scale = Given.Number("--scale", "Enlarges what moves", 2, 1, 16);
        var file = MovingPictures.CreateOption();
        var command = new CommandDescription(
            "interpolate",
            "Lead faces over into other faces, along a line or a great circle of the latent space",
            "animegan interpolate runs/first --out ways.png",
            "animegan interpolate runs/first --faces 9 --columns 3 --points 4 --frames 12 --loop --out faces.gif",
            "animegan interpolate runs/style --space w --kind linear --truncation 0.7 --out faces.mp4") { faces, points, frames, kind, closed, truncation, seed, rate, columns, scale, file };
        run.AddTo(command);
        command.SetAction(result =>
        {
            var path = result.GetRequiredValue(file);
            host.Begin($"drawing {result.GetValue(faces)} faces of {run.Open(result).Root} into {path}");
            using var generator = run.Load(result);
            var space = run.Space(result, generator, result.GetValue(truncation));
            var count = result.GetValue(faces);
            var way = result.GetValue(kind) is { } name ? Enum.Parse<InterpolationKind>(name, ignoreCase: true) : space.Way;
            using var scope = NewDisposeScope();
            var labels = generator.LabelsByChance(count, result.GetValue(seed));
            var keys = Keys(space, count, result.GetValue(points), result.GetValue(seed), labels);
            var drawn = Interpolation.Path(keys, result.GetValue(frames), way, result.GetValue(closed)).Select(point => space.Draw(point, labels)).ToList();
            MovingPictures.Write(path, [.. Enumerable.Range(0, count).Select(face => drawn.Select(frame => frame[face]).ToList())], result.GetValue(rate), result.GetValue(columns), result.GetValue(scale));
            host.Output.WriteLine($"{count} faces, {drawn.Count} frames, {way.ToString().ToLowerInvariant()} in {space.Name}, in {path}");
            return ExitCodes.Success;
        });
        return command;
    }

    // One [faces, Length] for each point: the first are the faces that 'sample' draws from this seed.
    private static List<Tensor> Keys(ILatentSpace space, int faces, int points, long seed, Tensor? labels)
    {
        var all = space.Points(faces * points, seed, labels?.repeat(points, 1));
        return [.. Enumerable.Range(0, points).Select(point => all.narrow(0, point * faces, faces))];
    }
}
