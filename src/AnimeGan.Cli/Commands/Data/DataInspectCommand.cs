using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Data;
using AnimeGan.Imaging;
using Spectre.Console;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan data inspect.</summary>
internal static class DataInspectCommand
{
    private const int ValuesShown = 20;
    private const int BarWidth = 40;

    public static Command Create(Host host)
    {
        var folder = Given.Folder("SET", "Folder of a prepared set");
        var file = Given.Png("--out", "Also write a grid of its first pictures", required: false);
        var count = Given.Number("--count", "Pictures in the grid", 64, 1, 10_000);
        var columns = Given.Number("--columns", "Columns of the grid", 8, 1, 1000);
        var command = new CommandDescription(
            "inspect",
            "Show the counts and attributes of a prepared set, and a grid of its pictures",
            "animegan data inspect data/synth64",
            "animegan data inspect data/synth64 --out grid.png --count 100 --columns 10") { folder, file, count, columns };
        command.SetAction(result =>
        {
            using var set = PreparedSets.Open(result.GetRequiredValue(folder));
            WriteCounts(set, host.OutputConsole);
            if (set.Labels is { } labels)
            {
                WriteLabels(labels, host.OutputConsole);
            }

            if (result.GetValue(file) is { } path)
            {
                var pictures = Enumerable.Range(0, Math.Min(result.GetValue(count), set.Count)).Select(set.Image).ToList();
                Targets.WriteFile(path, Pictures.EncodePng(ImageGrid.Compose(pictures, result.GetValue(columns))));
                host.Output.WriteLine($"{pictures.Count} pictures in {path}");
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static void WriteCounts(ImageSet set, IAnsiConsole console)
    {
        var manifest = set.Manifest;
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();
        Add("folder", set.Folder);
        Add("source", manifest.Source);
        Add("pictures", $"{set.Count} of {set.Width}x{set.Height}, {set.Channels} channels");
        if (manifest.Counts is { } counts)
        {
            Add("files", $"{counts.Found} found, {counts.Accepted} accepted, {counts.Rejected} rejected");
            Add("duplicates", $"{counts.ExactDuplicates} exact, {counts.NearDuplicates} near, {counts.Dropped} dropped");
        }

        foreach (var reason in manifest.Rejected.GroupBy(rejected => rejected.Reason).OrderByDescending(reason => reason.Count()))
        {
            Add($"  {reason.Key}", $"{reason.Count()}, as {reason.First().File}: {reason.First().Detail}");
        }

        console.Write(grid);

        void Add(string name, string value) => grid.AddRow(new Text(name), new Text(value));
    }

    private static void WriteLabels(LabelTable labels, IAnsiConsole console)
    {
        foreach (var name in labels.Names)
        {
            var counts = labels.MostFrequent(name, ValuesShown, out var different);
            console.WriteLine();
            console.Write(new Text(name, new Style(decoration: Decoration.Bold)));
            console.WriteLine();
            var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn(new GridColumn().NoWrap().RightAligned()).AddColumn();
            foreach (var (value, number) in counts)
            {
                var bar = new string('█', Math.Max(1, BarWidth * number / counts[0].Value));
                grid.AddRow(new Text($"  {value}"), new Text(number.ToString(CultureInfo.InvariantCulture)), new Text(bar));
            }

            console.Write(grid);
            if (different > counts.Count)
            {
                console.WriteLine($"  and {different - counts.Count} values more");
            }
        }
    }
}
