using AnimeGan.Cli.Terminal;
using AnimeGan.Playground;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>The playground of a tour: the main run of each notebook that trained one.</summary>
internal static class TourPlayground
{
    private static readonly (string Lesson, string Model, string Name)[] _lessons =
    [
        ("04-", "dcgan", "DCGAN"), ("05-", "conditional", "Conditional GAN"), ("06-", "stylegan", "StyleGAN"), ("07-", "cyclegan", "CycleGAN"),
    ];

    /// <summary>The runs that are there and when each was written, so that a tour knows its own afterwards, whatever the clock does meanwhile.</summary>
    /// <param name="runs">Where notebooks train.</param>
    internal static IReadOnlyDictionary<string, DateTime> Seen(string runs) => Records(runs).ToDictionary(file => file, File.GetLastWriteTimeUtc);

    /// <summary>Of each lesson's runs the longest one of its family.</summary>
    /// <param name="runs">Where notebooks train.</param>
    /// <param name="before">Those that are of other tours.</param>
    /// <returns>Names and folders, in the lessons' order; empty where nothing was trained.</returns>
    internal static IReadOnlyList<(string Name, RunFolder Run)> Find(string runs, IReadOnlyDictionary<string, DateTime> before)
    {
        List<(string Lesson, RunFolder Run, TrainingRecord Record)> trained = [.. Records(runs)
            .Where(file => !before.TryGetValue(file, out var written) || File.GetLastWriteTimeUtc(file) != written)
            .Select(file => (Lesson: Path.GetRelativePath(runs, file).Split(Path.DirectorySeparatorChar)[0], Run: RunFolder.Open(Path.GetDirectoryName(file)!)))
            .Where(found => found.Run.Checkpoints().Count > 0)
            .Select(found => (found.Lesson, found.Run, found.Run.ReadRecord()))];
        return [.. _lessons.SelectMany(lesson => trained
            .Where(found => found.Lesson.StartsWith(lesson.Lesson, StringComparison.Ordinal) && found.Record.Model == lesson.Model)
            .OrderByDescending(found => found.Record.Steps)
            .Take(1)
            .Select(found => (lesson.Name, found.Run)))];
    }

    private static IEnumerable<string> Records(string runs) => Directory.Exists(runs) ? Directory.EnumerateFiles(runs, "config.json", SearchOption.AllDirectories) : [];

    /// <summary>Writes the page.</summary>
    internal static void Write(Host host, IReadOnlyList<(string Name, RunFolder Run)> trained, string path)
    {
        var options = new PlaygroundOptions { Names = [.. trained.Select(run => run.Name)] };
        host.Error.WriteLine(PlaygroundCommand.Write(host, [.. trained.Select(run => run.Run)], path, options).ToString());
    }
}
