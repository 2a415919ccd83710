using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Evaluation;
using AnimeGan.Figures;
using AnimeGan.Imaging;
using AnimeGan.Latents;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan project.</summary>
internal static class ProjectCommand
{
    public static Command Create(Host host)
    {
        var defaults = new ProjectionOptions();
        var run = new TrainedRun();
        var picture = new Argument<string>("PICTURE") { Description = "A picture of a face, any size" };
        var steps = Given.Number("--steps", "Steps of Adam", defaults.Steps, 1, 1_000_000);
        var rate = Given.Number("--lr", "Adam's learning rate", defaults.LearningRate, double.Epsilon, 1e3);
        var seed = Given.Number("--seed", "Of the points to start from", defaults.Seed, 0, long.MaxValue);
        var extractor = Extractors.CreateOption();
        var file = Given.Png("--out", "The picture, the way to it, the result, and the nearest face of the run's data", required: true);
        var chart = new Option<string?>("--chart") { Description = "Also draw the error over the steps", HelpName = "file.svg" };
        var command = new CommandDescription(
            "project",
            "Find the point of the latent space that draws a picture, or the nearest that there is",
            "animegan project runs/first face.png --out found.png",
            "animegan project runs/style face.jpg --space w --steps 500 --out found.png --chart error.svg") { steps, rate, seed, extractor, file, chart };
        run.AddTo(command);
        command.Arguments.Add(picture);
        command.SetAction(result =>
        {
            var source = result.GetRequiredValue(picture);
            if (!File.Exists(source))
            {
                throw new UsageException($"PICTURE: there is no file '{source}'");
            }

            var options = defaults with { Steps = result.GetValue(steps), LearningRate = result.GetValue(rate), Seed = result.GetValue(seed) };
            host.Begin($"{options.Steps} steps towards {source}");
            using var generator = run.Load(result);
            using var judge = Extractors.Open(result.GetValue(extractor));
            MovedData.NoteMissing(host, run.Open(result), "the nearest face of them is left out");
            var space = run.Space(result, generator);
            var target = Load(source, generator.ImageSize, generator.ImageHeight);
            using var found = ProgressDisplay.Run(host, "projecting", 0, options.Steps, "steps", 1, progress =>
                new Projection(space, judge, options).Find(target, new Report(progress), host.Token));
            Write(host, result.GetRequiredValue(file), target, found, run.Open(result).ReadRecord().Data);
            if (result.GetValue(chart) is { } path)
            {
                Targets.WriteFile(path, System.Text.Encoding.UTF8.GetBytes(ProjectionChart.Create(
                    [.. found.Steps.Select(step => step.PixelError)], [.. found.Steps.Select(step => step.FeatureError)]).ToSvg()));
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static RgbImage Load(string path, int width, int height)
    {
        try
        {
            return Pictures.Load(File.ReadAllBytes(path), new PictureOptions { Width = width, Height = height });
        }
        catch (PictureException error)
        {
            throw new UsageException($"PICTURE: '{path}' cannot be read: {error.Message}");
        }
    }

    private static void Write(Host host, string path, RgbImage target, ProjectionResult found, string dataFolder)
    {
        var pictures = found.Pictures.Prepend(target).ToList();
        var words = "the picture, the way, the result";
        if (Directory.Exists(dataFolder))
        {
            using var data = PreparedSets.Open(dataFolder);
            var nearest = NearestNeighbours.Find([target], data)[0];
            pictures.Add(data.Image(nearest.Index));
            words += string.Create(CultureInfo.InvariantCulture, $", the nearest face of the data (number {nearest.Index}, {nearest.Distance:0.0} grey levels from the picture)");
        }

        Targets.WriteFile(path, Pictures.EncodePng(ImageGrid.Compose(pictures, pictures.Count)));
        host.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"mean squared error {found.Steps[0].PixelError:0.0000} at the start, {found.Best.PixelError:0.0000} at step {found.Best.Step}, {127.5 * Math.Sqrt(found.Best.PixelError):0.0} grey levels"));
        host.Output.WriteLine($"{path}: {words}");
    }

    /// <summary>Shows each step with its error.</summary>
    private sealed class Report(ProgressReporter progress) : IProgress<ProjectionStep>
    {
        void IProgress<ProjectionStep>.Report(ProjectionStep value) =>
            progress.Report(value.Step, string.Create(CultureInfo.InvariantCulture, $"pixels {value.PixelError:0.0000}, features {value.FeatureError:0.000}"));
    }
}
