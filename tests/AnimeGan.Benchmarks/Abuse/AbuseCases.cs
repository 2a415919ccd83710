using System.Text.Json;
using AnimeGan.Files;
using AnimeGan.Training;

namespace AnimeGan.Benchmarks.Abuse;

/// <summary>Every command that is killed. A new one is one line here.</summary>
internal static class AbuseCases
{
    private const int Steps = 9;
    private const int Every = 3;

    /// <summary>All of them, in the order in which they take turns.</summary>
    public static IReadOnlyList<AbuseCase> All { get; } =
    [
        new("synth", "set", place => ["data", "synth", "--count", "300", "--size", "16", "--overwrite", "--out", place.Target("set")], FolderPrint) { Older = "older-set" },
        Train("dcgan", _ => []),
        new("prepare", "set", place => ["data", "prepare", place.Input("pictures"), "--size", "32", "--overwrite", "--out", place.Target("set")], FolderPrint) { Older = "older-set" },
        Train("checkpoint", _ => ["--set", "checkpointEverySteps=1"]),
        new("onnx", "g.onnx", place => ["export", place.Input("run"), "--out", place.Target("g.onnx")], DurableFile.Hash) { Older = "older.onnx" },
        Train("conditional", _ => ["--model", "conditional", "--attributes", "hair_color"]),
        new("pytorch", "g.pth", place => ["export", place.Input("run"), "--format", "pytorch", "--out", place.Target("g.pth")], DurableFile.Hash) { Older = "older.pth" },
        Train("stylegan", _ => ["--model", "stylegan"]),
        new("playground", "page.html", place => ["playground", place.Input("run"), "--out", place.Target("page.html")], PagePrint) { Older = "older.html" },
        Train("cyclegan", place => ["--model", "cyclegan", "--data", place.Input("domains/a"), "--data-b", place.Input("domains/b"), "--batch", "1"]),
        new("evaluate", "run", place => ["evaluate", place.Target("run"), "--samples", "30", "--metrics", "kid", "--threads", "1"], ReportPrint) { Older = "older-run" },
        Train("vanilla", _ => ["--model", "vanilla"]),
        new("notebook", "site", place => ["notebook", "run", place.Input("note.ipynb"), "--out", place.Target("site")], SitePrint) { Older = "older-site", Judge = place => WholeOrAbsent(place.Target("site"), SitePrint) },
        Sweep(),
    ];

    private static AbuseCase Train(string name, Func<AbusePlace, string[]> options)
    {
        string[] Begin(AbusePlace place) =>
        [
            "train", "--data", place.Input("set"), "--batch", "4", "--base-width", "4", "--steps", $"{Steps}", "--threads", "1", "--set", $"checkpointEverySteps={Every}",
            "--set", "snapshotEverySteps=2", "--set", "gridSize=2", "--set", "evaluation.samples=20", "--out", place.Target("run"), .. options(place),
        ];
        return new AbuseCase(name, "run", place => Merged(Begin(place)), RunPrint)
        {
            // A run that was begun goes on; one that was not is begun.
            Next = place => File.Exists(Path.Combine(place.Target("run"), "config.json")) ? ["resume", place.Target("run")] : Merged(Begin(place)),
            Judge = place => Lost(place.Target("run")),
        };
    }

    private static AbuseCase Sweep() => new(
        "sweep",
        "sweep",
        place =>
        [
            "sweep", "--data", place.Input("set"), "--batch", "4", "--base-width", "4", "--steps", $"{Steps}", "--threads", "1", "--set", $"checkpointEverySteps={Every}", "--set", "evaluation.samples=20",
            "--vary", "objective=hinge,minimax", "--seeds", "1", "--samples", "20", "--parallel", "2", "--out", place.Target("sweep"),
        ],
        sweep => string.Join('\n', Runs(sweep).Select(RunPrint)))
    {
        Judge = place => Runs(place.Target("sweep")).Select(Lost).FirstOrDefault(fault => fault is not null),
    };

    // What is given twice is meant as it was given last.
    private static string[] Merged(string[] words)
    {
        foreach (var option in (string[])["--data", "--batch"])
        {
            var (first, last) = (Array.IndexOf(words, option), Array.LastIndexOf(words, option));
            words = first == last ? words : [.. words[..first], .. words[(first + 2)..]];
        }

        return words;
    }

    private static IEnumerable<string> Runs(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "config.json", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!).Order(StringComparer.Ordinal) : [];

    // One checkpoint may be on its way to the disk while the next steps are taken, up to the step of the one after it, which waits for it.
    private static string? Lost(string run)
    {
        if (!File.Exists(Path.Combine(run, "config.json")))
        {
            return null;
        }

        var folder = RunFolder.Open(run);
        var (done, kept) = (folder.ReadStatistics().Count, new CheckpointStore(folder).Newest()?.State.Step ?? 0);
        return done - kept <= 2 * Every ? null : $"{done} steps were done and {kept} are kept, with a checkpoint every {Every}";
    }

    private static string RunPrint(string run) => $"{RunHash.Of(run)} {RunFolder.Open(run).ReadStatistics().Count} steps, {RunFolder.Open(run).Samples().Count} samples";

    private static string FolderPrint(string folder) => string.Join('\n', Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Select(file => $"{Path.GetRelativePath(folder, file)} {DurableFile.Hash(file)}"));

    // A page may say when it was made.
    private static string PagePrint(string page) =>
        File.ReadAllText(page).TrimEnd().EndsWith("</html>", StringComparison.Ordinal) ? "whole" : throw new InvalidDataException($"{page} is half a page");

    private static string ReportPrint(string run)
    {
        using var report = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(run, "evaluation.json")));
        return report.RootElement.GetProperty("metrics").GetRawText();
    }

    private static string SitePrint(string site)
    {
        foreach (var page in Directory.EnumerateFiles(site, "*.html"))
        {
            PagePrint(page);
        }

        foreach (var notebook in Directory.EnumerateFiles(site, "*.ipynb"))
        {
            JsonDocument.Parse(File.ReadAllBytes(notebook)).Dispose();
        }

        return string.Join('\n', Directory.EnumerateFiles(site).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    // Printing throws where something is half.
    private static string? WholeOrAbsent(string folder, Func<string, string> print)
    {
        _ = Directory.Exists(folder) ? print(folder) : null;
        return null;
    }
}
