using System.Globalization;
using AnimeGan.Data;
using AnimeGan.Files;

namespace AnimeGan.Training;

/// <summary>The folder of a run: where everything lies, and what it says.</summary>
/// <example>
/// <code>
/// var run = RunFolder.Open("runs/first");
/// display(run.ReadEnvironment());
/// RunFigures.Losses(run.ReadStatistics(), run.ReadRecord())
/// </code>
/// </example>
public sealed class RunFolder
{
    /// <summary>Version of the format: raised where a reader of an older one would read something else than is meant, not where a field or a file is new.</summary>
    public const int Format = 1;

    private const string CheckpointPrefix = "step-";

    internal const string AverageFile = "ema.safetensors";

    private RunFolder(string root) => Root = root;

    /// <summary>The folder itself.</summary>
    public string Root { get; }

    /// <summary>config.json: the record.</summary>
    public string ConfigPath => Path.Combine(Root, "config.json");

    /// <summary>environment.json: versions, processor, threads, revision.</summary>
    public string EnvironmentPath => Path.Combine(Root, "environment.json");

    /// <summary>stats.jsonl: one line a step.</summary>
    public string StatisticsPath => Path.Combine(Root, "stats.jsonl");

    /// <summary>scores.jsonl: one line for each time that samples were measured.</summary>
    public string ScoresPath => Path.Combine(Root, "scores.jsonl");

    /// <summary>failure.json: the number that was not finite and ended the run; not there for others.</summary>
    public string FailurePath => Path.Combine(Root, "failure.json");

    /// <summary>labels.json: what a network with labels can be asked for; not there for others.</summary>
    public string LabelsPath => Path.Combine(Root, "labels.json");

    /// <summary>samples: the grids of the fixed latent vectors.</summary>
    public string SamplesPath => Path.Combine(Root, "samples");

    /// <summary>checkpoints: one folder each.</summary>
    public string CheckpointsPath => Path.Combine(Root, "checkpoints");

    /// <summary>Starts a folder; it must not exist, or be empty.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">There is something in it.</exception>
    /// <exception cref="UnauthorizedAccessException">It, or the folder in which it shall be, may not be written.</exception>
    public static RunFolder Create(string path)
    {
        var folder = new RunFolder(Path.GetFullPath(path));
        if (!IsFree(folder.Root))
        {
            throw new IOException($"{folder.Root} exists and is not empty; resume the run in it, or choose another folder.");
        }

        try
        {
            Directory.CreateDirectory(folder.SamplesPath);
            Directory.CreateDirectory(folder.CheckpointsPath);
            return folder;
        }
        catch (Exception refused) when (ReadOnlyPlace.Is(refused))
        {
            throw ReadOnlyPlace.Denied(folder.Root, refused);
        }
    }

    /// <summary>Whether a run can be started in a folder: it does not exist, is empty, or holds what is left of a run that ended before it began.</summary>
    /// <param name="path">The folder.</param>
    public static bool IsFree(string path) =>
        !File.Exists(path) && (!Directory.Exists(path) || Directory.EnumerateFileSystemEntries(path).All(IsOfNoRun));

    // The record is written last: without it there was no step, and nothing is lost with the rest.
    private static bool IsOfNoRun(string entry) => Path.GetFileName(entry) switch
    {
        "samples" or "checkpoints" => Directory.Exists(entry) && !Directory.EnumerateFileSystemEntries(entry).Any(),
        RunLock.FileName or "environment.json" or "labels.json" or "environment.json.partial" or "labels.json.partial" or "config.json.partial" => File.Exists(entry),
        _ => false,
    };

    /// <summary>Opens the folder of a run.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="DirectoryNotFoundException">There is no run in it.</exception>
    public static RunFolder Open(string path)
    {
        var folder = new RunFolder(Path.GetFullPath(path));
        return File.Exists(folder.ConfigPath)
            ? folder
            : throw new DirectoryNotFoundException(File.Exists(Path.Combine(folder.Root, "manifest.json"))
                ? $"{folder.Root} is a prepared set of pictures, not a run: train on it with 'animegan train --data {path} --out runs/NAME', and name that folder."
                : $"{folder.Root} holds no run (no config.json); start one with 'animegan train --out {path}'.");
    }

    /// <summary>Reads the record, and holds the sizes of its networks against the weights in the newest checkpoint.</summary>
    /// <exception cref="InvalidDataException">config.json is not a record, or describes larger networks than the run has weights for.</exception>
    public TrainingRecord ReadRecord()
    {
        var record = Read(ConfigPath, TrainingJson.ReadRecord);
        if (Checkpoints() is [.., var (_, newest)])
        {
            RequireWeights("generator", NetworkSizes.Generator(record), Path.Combine(newest, AverageFile));
            RequireWeights("discriminator", NetworkSizes.Discriminator(record), Path.Combine(newest, TrainingNetworks.DiscriminatorFile));
        }

        return record;
    }

    /// <summary>Reads what the run's networks can be asked for; null for networks without labels.</summary>
    /// <exception cref="InvalidDataException">labels.json is not whole.</exception>
    public LabelScheme? ReadLabels() => File.Exists(LabelsPath) ? Read(LabelsPath, TrainingJson.ReadLabels) : null;

    /// <summary>Reads where the run was started.</summary>
    /// <exception cref="InvalidDataException">environment.json is missing or not whole.</exception>
    public RunEnvironment ReadEnvironment() => Read(EnvironmentPath, TrainingJson.ReadEnvironment);

    /// <summary>Reads why the run was ended; null where no number failed.</summary>
    /// <exception cref="InvalidDataException">failure.json is not whole.</exception>
    public RunFailure? ReadFailure() => File.Exists(FailurePath) ? Read(FailurePath, TrainingJson.ReadFailure) : null;

    /// <summary>Reads all steps so far. While a run is writing, a last line that is not complete is left out.</summary>
    /// <exception cref="InvalidDataException">A line is not a step.</exception>
    public IReadOnlyList<StepStatistics> ReadStatistics() => ReadLines(StatisticsPath, TrainingJson.ReadStatistics);

    /// <summary>Reads the scores of the samples so far, oldest first; empty where the run was not measured.</summary>
    /// <exception cref="InvalidDataException">A line is not a score.</exception>
    public IReadOnlyList<ScoredStep> ReadScores() => ReadLines(ScoresPath, TrainingJson.ReadScore);

    /// <summary>The sample grids, oldest first.</summary>
    public IReadOnlyList<(long Step, string Path)> Samples() => Steps(SamplesPath, Directory.EnumerateFiles, ".png");

    /// <summary>The checkpoints, oldest first; none of them is looked into.</summary>
    public IReadOnlyList<(long Step, string Path)> Checkpoints() => Steps(CheckpointsPath, Directory.EnumerateDirectories, "");

    /// <summary>Names for some runs, as short as tells them apart: "first", or "a/first" and "b/first".</summary>
    internal static IReadOnlyList<string> ShortNames(IReadOnlyList<RunFolder> folders)
    {
        var parts = folders.Select(folder => folder.Root.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)).ToList();
        for (var depth = 1; ; depth++)
        {
            var names = parts.Select(path => string.Join('/', path.TakeLast(depth))).ToList();
            if (names.Distinct(StringComparer.Ordinal).Count() == names.Count || depth > parts.Max(path => path.Length))
            {
                return names;
            }
        }
    }

    internal string SamplePath(long step) => Path.Combine(SamplesPath, Name(step) + ".png");

    internal string CheckpointPath(long step) => Path.Combine(CheckpointsPath, Name(step));

    private void RequireWeights(string network, double atLeast, string file)
    {
        // Four bytes a number.
        if (File.Exists(file) && new FileInfo(file).Length / sizeof(float) is var there && there < atLeast)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"{ConfigPath} describes a {network} of at least {atLeast:N0} numbers, and {file} has room for {there:N0}; one of them belongs to another run, or was changed. Take the whole folder anew from where it came."));
        }
    }

    private static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return TrainingJson.ReadAt(path, File.ReadAllText(path), read);
        }
        catch (FileNotFoundException missing)
        {
            throw new InvalidDataException($"{path} is missing, without which the run is not whole; take the whole folder anew from where it came.", missing);
        }
    }

    private static T[] ReadLines<T>(string path, Func<string, T> read) =>
        [.. WholeLines(path).Select((line, index) => TrainingJson.ReadAt(string.Create(CultureInfo.InvariantCulture, $"{path}, line {index + 1}"), line, read))];

    private static string[] WholeLines(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var text = reader.ReadToEnd();
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Name(long step) => CheckpointPrefix + step.ToString("D6", CultureInfo.InvariantCulture);

    private static List<(long, string)> Steps(string folder, Func<string, string, IEnumerable<string>> list, string extension)
    {
        var result = new List<(long Step, string Path)>();
        foreach (var path in Directory.Exists(folder) ? list(folder, CheckpointPrefix + "*" + extension) : [])
        {
            var digits = Path.GetFileName(path).AsSpan()[CheckpointPrefix.Length..^extension.Length];
            if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var step))
            {
                result.Add((step, path));
            }
        }

        result.Sort();
        return result;
    }
}
