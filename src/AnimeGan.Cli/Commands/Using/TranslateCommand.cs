using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan translate.</summary>
internal static class TranslateCommand
{
    private const int ColumnsOfOnePicture = 8;
    private const int MostColumns = 64;
    private const int PicturesAtOnce = 64;

    public static Command Create(Host host)
    {
        var folder = Given.Folder("RUN", "Folder of a run of the model cyclegan");
        var input = new Argument<string>("INPUT") { Description = "A picture, a folder of pictures or a prepared set; prepared as the run's data were" };
        var direction = Given.Word("--direction", "From the run's first domain to its second, or back", "a2b", "b2a");
        input.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !File.Exists(token.Value) && !Directory.Exists(token.Value))
            {
                result.AddError($"INPUT: there is no folder or picture '{token.Value}'");
            }
        });
        var target = new Option<string>("--out")
        {
            Description = $"A name that ends in .png for one picture of all, side by side (of a folder the first {ColumnsOfOnePicture}); else a folder, for a PNG each",
            HelpName = "file.png|folder",
            Required = true,
        };
        var cycle = new Option<bool>("--cycle") { Description = "Show a strip: the picture, its translation, and what comes back of that" };
        var count = Given.OptionalNumber("--count", "How many pictures of a folder or set, from the first", 1, int.MaxValue);
        var best = new Option<bool>("--best") { Description = "Take the checkpoint with the best score instead of the last" };
        var command = new CommandDescription(
            "translate",
            "Translate pictures from one domain to the other with a trained CycleGAN",
            "animegan translate runs/hair face.jpg --direction a2b --out blue.png",
            "animegan translate runs/hair data/blue32 --direction b2a --cycle --out strips.png",
            "animegan translate runs/hair photos --out translated") { folder, input, direction, target, cycle, count, best };
        command.SetAction(result =>
        {
            var run = Usage.Check(() => RunFolder.Open(result.GetRequiredValue(folder)));
            var path = result.GetRequiredValue(target);
            host.Begin($"translating {result.GetRequiredValue(input)} into {path}");
            TrainingProcess.Configure(run.ReadRecord());
            var asOne = Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase);
            RequireTarget(path, asOne);
            using var translator = TrainedTranslator.Load(run.Root, result.GetValue(best));
            var from = result.GetRequiredValue(input);
            var most = result.GetValue(count) ?? (asOne ? ColumnsOfOnePicture : null);
            if (asOne && most > MostColumns)
            {
                throw new UsageException($"--count: one picture shows at most {MostColumns} side by side, got {most}; name a folder for --out to get a PNG each");
            }

            var way = result.GetRequiredValue(direction) == "a2b" ? Translation.AToB : Translation.BToA;
            MovedData.NoteMissing(host, run, "other shapes are cropped, however its own were prepared");
            var pictures = Usage.Check(() => Reader(translator).Read(from, most, rejected => host.Error.WriteLine($"left out: {rejected.File}: {rejected.Detail}")));
            var done = 0;
            foreach (var part in pictures.Chunk(PicturesAtOnce))
            {
                done += part.Length;
                Write(translator, part, way, result.GetValue(cycle), path, asOne);
            }

            if (done == 0)
            {
                throw new FailureException($"there is no picture to translate in '{from}'");
            }

            host.Output.WriteLine($"{done} {(done == 1 ? "picture" : "pictures")} after {translator.Step} steps in {path}");
            return ExitCodes.Success;
        });
        return command;
    }

    private static void RequireTarget(string path, bool asOne)
    {
        if (asOne && Directory.Exists(path))
        {
            throw new UsageException($"--out: '{path}' is a folder; name a file that ends in .png");
        }

        if (!asOne && File.Exists(path))
        {
            throw new UsageException($"--out: '{path}' is a file; name a folder, or a file that ends in .png");
        }
    }

    // The set that the run learnt from may be gone; then pictures are cropped, as they are by default.
    private static PictureReader Reader(TrainedTranslator translator)
    {
        var manifest = Path.Combine(translator.Record.Data, DatasetManifest.FileName);
        return new PictureReader(translator.Record.ImageSize, translator.Record.ImageHeight > 0 ? translator.Record.ImageHeight : translator.Record.ImageSize, File.Exists(manifest) ? DatasetManifest.Read(manifest) : null);
    }

    private static void Write(TrainedTranslator translator, NamedPicture[] pictures, Translation way, bool cycle, string path, bool asOne)
    {
        var sources = pictures.Select(picture => picture.Picture).ToList();
        var rows = cycle ? translator.Cycle(sources, way) : [translator.Translate(sources, way)];
        if (asOne)
        {
            Targets.WriteFile(path, Pictures.EncodePng(sources.Count == 1 && !cycle ? rows[0][0] : Compose(rows)));
            return;
        }

        for (var i = 0; i < pictures.Length; i++)
        {
            var strip = rows.Select(row => row[i]).ToList();
            var picture = strip.Count == 1 ? strip[0] : ImageGrid.Compose(strip, strip.Count);
            Targets.WriteFile(Path.Combine(path, pictures[i].Name + ".png"), Pictures.EncodePng(picture));
        }
    }

    // One picture's cycle reads from left to right; of several each is a column.
    private static RgbImage Compose(IReadOnlyList<IReadOnlyList<RgbImage>> rows) =>
        ImageGrid.Compose([.. rows.SelectMany(row => row)], rows[0].Count == 1 ? rows.Count : rows[0].Count);
}
