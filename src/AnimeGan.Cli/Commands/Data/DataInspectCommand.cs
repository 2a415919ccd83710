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
    private const int ValuesInALine = 4;
    private const int Bins = 8;
    private const int BarWidth = 40;

    public static Command Create(Host host)
    {
        var folder = Given.Folder("SET", "Folder of a prepared set");
        var values = new Option<bool>("--values") { Description = "Show for each attribute how often its values occur, numbers in bins" };
        var file = Given.Png("--out", "Also write a grid of its first pictures", required: false);
        var count = Given.Number("--count", "Pictures in the grid", 64, 1, 10_000);
        var columns = Given.Number("--columns", "Columns of the grid", 8, 1, 1000);
        var json = JsonOutput.CreateOption("folder, source, count, width, height, channels, files, rejected (reason, count), attributes (name, different, numbers, values), grid");
        var command = new CommandDescription(
            "inspect",
            "Show the counts and attributes of a prepared set, and a grid of its pictures",
            "animegan data inspect data/synth64",
            "animegan data inspect data/synth64 --values",
            "animegan data inspect data/synth64 --out grid.png --count 100 --columns 10") { folder, values, file, count, columns, json };
        command.SetAction(result =>
        {
            using var set = PreparedSets.Open(result.GetRequiredValue(folder));
            if (result.GetValue(json))
            {
                WriteGrid(set, result.GetValue(file), result.GetValue(count), result.GetValue(columns));
                JsonOutput.Write(host, Summary(set, result.GetValue(file)));
                return ExitCodes.Success;
            }

            WriteCounts(set, host.OutputConsole);
            if (set.Labels is { } labels)
            {
                if (result.GetValue(values))
                {
                    WriteLabels(labels, host.OutputConsole);
                }
                else
                {
                    WriteSummaries(labels, host.OutputConsole);
                }
            }

            if (result.GetValue(file) is { } path)
            {
                host.Output.WriteLine($"{WriteGrid(set, path, result.GetValue(count), result.GetValue(columns))} pictures in {path}");
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static int WriteGrid(ImageSet set, string? path, int count, int columns)
    {
        if (path is null)
        {
            return 0;
        }

        var pictures = Enumerable.Range(0, Math.Min(count, set.Count)).Select(set.Image).ToList();
        Targets.WriteFile(path, Pictures.EncodePng(ImageGrid.Compose(pictures, columns)));
        return pictures.Count;
    }

    private static object Summary(ImageSet set, string? grid) => new
    {
        set.Folder,
        set.Manifest.Source,
        set.Count,
        set.Width,
        set.Height,
        set.Channels,
        Files = set.Manifest.Counts,
        Rejected = set.Manifest.Rejected.GroupBy(rejected => rejected.Reason).Select(reason => new { Reason = reason.Key, Count = reason.Count() }),
        Attributes = set.Labels is { } labels ? labels.Names.Select(name => Attribute(labels, name)) : [],
        Grid = grid,
    };

    // Of numbers that are hardly ever the same the range says more than the most frequent; one that is another for each picture is a name.
    private static object Attribute(LabelTable labels, string name)
    {
        var counts = labels.MostFrequent(name, ValuesShown, out var different);
        var numbers = Numbers(labels.Column(name));
        var listed = numbers is null || (different <= ValuesShown && !IsOneEach(numbers, different));
        return new
        {
            Name = name,
            Different = different,
            Numbers = numbers is null ? null : new { Least = numbers.Min(), Most = numbers.Max(), Mean = numbers.Average() },
            Values = listed ? counts.Select(count => new { Value = numbers is null ? (object)count.Key : double.Parse(count.Key, CultureInfo.InvariantCulture), Count = count.Value }) : null,
        };
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

    // A line an attribute, so that all of them fit a screen: the values that are most frequent, or the range of numbers that are hardly ever the same.
    private static void WriteSummaries(LabelTable labels, IAnsiConsole console)
    {
        console.WriteLine();
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn(new GridColumn().NoWrap().RightAligned().PadRight(2)).AddColumn(new GridColumn().NoWrap());
        foreach (var name in labels.Names)
        {
            var counts = labels.MostFrequent(name, ValuesInALine, out var different);
            if (different > ValuesShown && Numbers(labels.Column(name)) is { } numbers)
            {
                grid.AddRow(new Text(name), new Text("numbers"), new Text(IsOneEach(numbers, different)
                    ? "another for each picture"
                    : string.Create(CultureInfo.InvariantCulture, $"{numbers.Min():0.###} to {numbers.Max():0.###}, mean {numbers.Average():0.###}")));
                continue;
            }

            var shown = string.Join(", ", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key} {100.0 * count.Value / labels.Rows:0.#} %")));
            grid.AddRow(new Text(name), new Text(different.ToString(CultureInfo.InvariantCulture)), new Text(different > counts.Count ? $"{shown}, ..." : shown));
        }

        console.Write(grid);
        console.WriteLine("--values shows how often each value occurs");
    }

    // A seed or a number of a row says nothing of a picture.
    private static bool IsOneEach(double[] numbers, int different) => different == numbers.Length && Array.TrueForAll(numbers, double.IsInteger);

    private static double[]? Numbers(IReadOnlyList<string> column)
    {
        var numbers = new double[column.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(column[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }

    // Numbers that are hardly ever the same are counted in bins of one width.
    private static IReadOnlyList<KeyValuePair<string, int>> Values(LabelTable labels, string name, out int different)
    {
        var counts = labels.MostFrequent(name, ValuesShown, out different);
        if (different <= ValuesShown || Numbers(labels.Column(name)) is not { } numbers || IsOneEach(numbers, different))
        {
            return counts;
        }

        var (least, width) = (numbers.Min(), (numbers.Max() - numbers.Min()) / Bins);
        var bins = numbers.GroupBy(number => Math.Min(Bins - 1, (int)((number - least) / width))).ToDictionary(bin => bin.Key, bin => bin.Count());
        different = Bins;
        return [.. Enumerable.Range(0, Bins).Select(bin => KeyValuePair.Create(
            string.Create(CultureInfo.InvariantCulture, $"{least + (bin * width):0.###} to {least + ((bin + 1) * width):0.###}"), bins.GetValueOrDefault(bin)))];
    }

    private static void WriteLabels(LabelTable labels, IAnsiConsole console)
    {
        foreach (var name in labels.Names)
        {
            var counts = Values(labels, name, out var different);
            console.WriteLine();
            console.Write(new Text(name, new Style(decoration: Decoration.Bold)));
            console.WriteLine();
            var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn(new GridColumn().NoWrap().RightAligned()).AddColumn();
            var most = counts.Max(count => count.Value);
            foreach (var (value, number) in counts)
            {
                var bar = new string('█', number == 0 ? 0 : Math.Max(1, BarWidth * number / most));
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
