using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Evaluation;
using AnimeGan.Latents;
using AnimeGan.Trained;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan directions.</summary>
internal static class DirectionsCommand
{
    private static readonly double[] _strengths = [0.5, 1, 1.5, 2];

    public static Command Create(Host host)
    {
        var run = new TrainedRun();
        var attribute = new Option<string>("--attribute") { Description = "What faces shall be given, such as hairColor=blue", HelpName = "name=value", Required = true };
        var samples = Given.Number("--samples", "Faces to learn from; the extractor names their attributes", 2000, 100, 1_000_000);
        var measured = Given.Number("--measured", "Other faces, to measure what it does", 300, 10, 100_000);
        var layers = new Option<string?>("--styles") { Description = "Measure with only these of a StyleGAN's layers moved: coarse, middle, fine, or layers such as 4-9", HelpName = "coarse|middle|fine|layers" };
        var truncation = Given.Number("--truncation", "ψ of a StyleGAN's faces", 1.0, 0, 10);
        var seed = Given.Number("--seed", "Of the faces to learn from; those measured have the next", 1L, 0, long.MaxValue - 1);
        var extractor = Extractors.CreateOption();
        var file = new Option<string?>("--out") { Description = "Keep the direction for 'animegan edit'", HelpName = "file.safetensors" };
        var json = JsonOutput.CreateOption("attribute, value, space, faces, strengths (strength, changed, kept (attribute, share), meanKept), file");
        var command = new CommandDescription(
            "directions",
            "Find the step in a latent space that gives faces a value of an attribute, and measure what it changes and what it keeps",
            "animegan directions runs/style --attribute hairColor=blue --out blue.safetensors",
            "animegan directions runs/style --attribute mouthShape=open --samples 5000") { attribute, samples, measured, layers, truncation, seed, extractor, file, json };
        run.AddTo(command);
        command.SetAction(result =>
        {
            var (name, value) = Pair(result.GetRequiredValue(attribute));
            Usage.Check(() => Data.LabelScheme.IndexOf(FeatureExtractor.Attribute(name), value));
            host.Begin($"{name} {value}: learning from {result.GetValue(samples)} faces, measured on {result.GetValue(measured)} others");
            using var generator = run.Load(result);
            using var judge = Extractors.Open(result.GetValue(extractor));
            var space = run.Space(result, generator, result.GetValue(truncation));
            var range = Range(result.GetValue(layers), space);
            var count = result.GetValue(samples);
            using var finder = ProgressDisplay.Run(host, "drawing", 0, count, "faces", 1, progress =>
                DirectionFinder.Learn(space, judge, count, result.GetValue(seed), progress, host.Token));
            using var direction = Usage.Check(() => finder.Find(name, value));
            List<EditReport> reports = [.. _strengths.Select(strength =>
                LatentEditing.Measure(space, judge, direction, strength, result.GetValue(measured), result.GetValue(seed) + 1, range))];
            var path = result.GetValue(file);
            if (path is not null)
            {
                direction.Save(path);
            }

            if (result.GetValue(json))
            {
                JsonOutput.Write(host, Report(reports, direction, path));
                return ExitCodes.Success;
            }

            Write(host.Output, reports, direction);
            if (path is not null)
            {
                host.Output.WriteLine($"The direction is in {path}");
            }

            return ExitCodes.Success;
        });
        return command;
    }

    /// <summary>The layers that a person named; null where none.</summary>
    public static LayerRange? Range(string? layers, ILatentSpace space) => layers is null
        ? null
        : space is StyleSpace styles
            ? Usage.Check(() => LayerRange.Parse(layers, styles.Layers))
            : throw new UsageException("--styles: only the styles of a StyleGAN can be moved in some layers; leave it out, or use --space w on a StyleGAN's run");

    private static (string Name, string Value) Pair(string text) => text.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, { Length: > 0 } value]
        ? (name, value)
        : throw new UsageException($"--attribute must be name=value, such as hairColor=blue, got '{text}'");

    private static object Report(List<EditReport> reports, LatentDirection direction, string? file) => new
    {
        direction.Attribute,
        direction.Value,
        direction.Space,
        reports[0].Faces,
        Strengths = reports.Select(report => new
        {
            report.Strength,
            report.Changed,
            Kept = report.Kept.Select(kept => new { Attribute = kept.Key, Share = kept.Value }),
            report.MeanKept,
        }),
        File = file,
    };

    private static void Write(TextWriter output, List<EditReport> reports, LatentDirection direction)
    {
        output.WriteLine($"{direction.Attribute} {direction.Value} in {direction.Space}, on {reports[0].Faces} other faces that do not have it:");
        output.WriteLine($"{"strength",-24}{string.Concat(reports.Select(report => report.Strength.ToString("0.0", CultureInfo.InvariantCulture).PadLeft(8)))}");
        Row(direction.Value + " afterwards", reports.Select(report => report.Changed));
        foreach (var name in reports[0].Kept.Keys)
        {
            Row(name + " kept", reports.Select(report => report.Kept[name]));
        }

        Row("all others kept", reports.Select(report => report.MeanKept));

        void Row(string name, IEnumerable<double> shares) =>
            output.WriteLine($"{name,-24}{string.Concat(shares.Select(share => share.ToString("0%", CultureInfo.InvariantCulture).PadLeft(8)))}");
    }
}
