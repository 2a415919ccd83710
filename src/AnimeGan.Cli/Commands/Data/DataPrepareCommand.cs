using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Data;
using AnimeGan.Imaging;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan data prepare.</summary>
internal static class DataPrepareCommand
{
    private const int Shown = 5;

    public static Command Create(Host host)
    {
        var source = Given.Folder("FOLDER", "Folder of pictures, searched with its sub-folders; it is only read");
        var size = PictureSize.CreateOption($"Size of the prepared pictures. {PictureSize.Trainable}");
        var fit = Given.Word("--fit", "How other shapes become this one: cut evenly, fill up with the background, or distort", "crop", "pad", "stretch");
        var background = new Option<string>("--background") { Description = "Colour under transparent pixels and around padded pictures", HelpName = "#rrggbb", DefaultValueFactory = _ => "white" };
        var duplicates = Given.Word("--duplicates", "What becomes of pictures that were there before", "keep", "drop-exact", "drop-near");
        var labels = new Option<string>("--labels") { Description = "Take labels from the names of sub-folders ('folders'), or from a CSV file with a column 'file'", HelpName = "folders|file.csv" };
        var maxPixels = Given.Number("--max-pixels", "Larger pictures are refused before they are decoded, since a small file can announce a huge one", PictureOptions.DefaultMaxPixels, 1, PictureOptions.MostMaxPixels);
        var hidden = new Option<bool>("--include-hidden") { Description = "Take hidden files and folders too, and the thumbnails and copies that other programs keep" };
        var threads = Given.Number("--threads", "Pictures prepared at once; 0 for one a core", 0, 0, 1024);
        var target = new Option<string>("--out") { Description = "Folder of the prepared set", HelpName = "folder", Required = true };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace a prepared set that is there" };
        var json = JsonOutput.CreateOption($"what {DatasetManifest.FileName} holds: count, width, height, counts, rejected, leftOut, flagged, duplicates and how it was prepared");
        var command = new CommandDescription(
            "prepare",
            "Make a folder of pictures one size and one array; what cannot be read is skipped and named",
            "animegan data prepare ~/pictures --size 64 --out data/faces64",
            "animegan data prepare ~/pictures --size 96x64 --fit pad --duplicates drop-near --labels folders --out data/faces96")
        {
            source, size, fit, background, duplicates, labels, maxPixels, hidden, threads, target, overwrite, json,
        };
        command.SetAction(result =>
        {
            var folder = result.GetRequiredValue(target);
            var pictures = result.GetValue(size);
            var options = new FolderPreparationOptions
            {
                Width = pictures.Width,
                Height = pictures.Height,
                Fit = Enum.Parse<PictureFit>(result.GetRequiredValue(fit), ignoreCase: true),
                Background = Usage.Check(() => RgbColor.Parse(result.GetRequiredValue(background))),
                Duplicates = result.GetRequiredValue(duplicates) switch
                {
                    "drop-exact" => DuplicateHandling.DropExact,
                    "drop-near" => DuplicateHandling.DropNear,
                    _ => DuplicateHandling.Keep,
                },
                Labels = LabelsFrom(result.GetValue(labels)),
                LabelsFile = result.GetValue(labels) is { } file and not "folders" ? file : null,
                MaxPixels = result.GetValue(maxPixels),
                IncludeHidden = result.GetValue(hidden),
                Threads = result.GetValue(threads),
                Overwrite = result.GetValue(overwrite),
            };
            Targets.RequireNewFolder(folder, options.Overwrite);
            var manifest = Prepare(host, result.GetRequiredValue(source), folder, options);
            if (result.GetValue(json))
            {
                JsonOutput.Write(host, manifest);
            }
            else
            {
                WriteSummary(manifest, folder, host.Output);
            }

            if (options.Labels == LabelSource.None && SubFolders(result.GetRequiredValue(source)) is [var first, var second, ..] and var all)
            {
                host.Error.WriteLine($"note: the pictures lie in {all.Count} sub-folders, such as '{first}' and '{second}'; where these say what is on them, --labels folders --overwrite takes their names as labels");
            }

            return ExitCodes.Success;
        });
        return command;
    }

    // Those right inside the folder, where nothing else is: then they are most often classes.
    private static List<string> SubFolders(string source) => Directory.EnumerateFiles(source).Any()
        ? []
        : [.. Directory.EnumerateDirectories(source).Where(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any()).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    private static LabelSource LabelsFrom(string? text) => text switch
    {
        null => LabelSource.None,
        "folders" => LabelSource.Folders,
        _ when File.Exists(text) => LabelSource.Csv,
        _ => throw new UsageException($"--labels must be 'folders' or the name of a CSV file, and there is no file '{text}'"),
    };

    /// <summary>Prepares a folder while showing how far it is.</summary>
    internal static DatasetManifest Prepare(Host host, string source, string target, FolderPreparationOptions options)
    {
        // The number of files is known only once they are listed, so the bar takes its length from the first report.
        return ProgressDisplay.Run(host, "preparing", 0, long.MaxValue, "files", 1, progress =>
            Usage.Check(() => FolderPreparation.Run(
                source,
                target,
                options,
                new DirectProgress<PreparationProgress>(state =>
                {
                    progress.SetTotal(state.Total);
                    progress.Report(state.Done, state.Rejected > 0 ? $"{state.Rejected} rejected" : null);
                }),
                host.Token)));
    }

    /// <summary>Writes what became of the files.</summary>
    internal static void WriteSummary(DatasetManifest manifest, string folder, TextWriter writer)
    {
        writer.WriteLine($"{manifest.Count} pictures of {manifest.Width}x{manifest.Height} in {folder}");
        if (manifest.Counts is { } counts)
        {
            writer.WriteLine($"{counts.Found} files found, {counts.Rejected} rejected, {counts.ExactDuplicates} exact and {counts.NearDuplicates} near duplicates, {counts.Dropped} dropped, {counts.LeftOut} left out");
        }

        List(manifest.Rejected, rejected => $"{rejected.File}: {rejected.Reason}, {rejected.Detail}");
        List(manifest.LeftOut, left => $"{left.File}: left out, {left.Why}{(left.Files > 1 ? $", {left.Files} files" : string.Empty)}");
        List([.. manifest.Duplicates.Where(duplicate => duplicate.Dropped)], duplicate => $"{duplicate.File}: dropped, {(duplicate.Kind == DuplicateKind.Near ? "looks like" : "the same as")} {duplicate.Of}");
        List(manifest.Flagged, flagged => $"{flagged.File}: in the set, but {flagged.Why}");

        void List<T>(IReadOnlyList<T> inputs, Func<T, string> line)
        {
            foreach (var input in inputs.Take(Shown))
            {
                writer.WriteLine("  " + line(input));
            }

            if (inputs.Count > Shown)
            {
                writer.WriteLine($"  and {inputs.Count - Shown} more in {Path.Combine(folder, DatasetManifest.FileName)}");
            }
        }
    }
}
