using AnimeGan.Data;
using Microsoft.Extensions.Logging;

namespace AnimeGan.Training;

/// <summary>Where a run's sets lie now, for a run that was copied to another machine, or whose data moved; null leaves one where it was.</summary>
/// <remarks>The hash of a set's manifest, which holds that of its pictures, proves it to be the one that the run learned from.</remarks>
public sealed record MovedSets
{
    /// <summary>The run's data.</summary>
    public string? Data { get; init; }

    /// <summary>The second domain's data.</summary>
    public string? DataB { get; init; }

    /// <summary>The data that D is pre-trained on.</summary>
    public string? PretrainData { get; init; }

    /// <summary>The pictures that samples are compared with while training.</summary>
    public string? HeldOut { get; init; }

    /// <summary>Takes sets that are not the ones that the run learned from, or of which nothing was noted.</summary>
    public bool AcceptOther { get; init; }

    /// <summary>A run's record with its sets where they lie now.</summary>
    /// <param name="run">The run.</param>
    /// <param name="logger">Hears of sets that were accepted; null for nobody.</param>
    /// <exception cref="ArgumentException">The run has no such set, or none at all, or what was named is not the set that it learned from and <see cref="AcceptOther"/> is not set.</exception>
    /// <exception cref="DirectoryNotFoundException">A set is not where the record says, and nothing else was named.</exception>
    /// <exception cref="InvalidDataException">The set that lies where the run left it is another.</exception>
    public TrainingRecord Find(RunFolder run, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Find(run, _ => true, logger);
    }

    /// <summary>The same for work that reads a run's data and trains on nothing: a set that did not move is taken as it is.</summary>
    internal TrainingRecord FindData(RunFolder run) => Find(run, set => set.Setting is RunSet.Data or RunSet.DataB, null, trains: false);

    private TrainingRecord Find(RunFolder run, Func<RunSet, bool> isRead, ILogger? logger, bool trains = true)
    {
        var record = run.ReadRecord();
        if (record.Data.Length == 0)
        {
            throw new ArgumentException($"{run.Root} was made of weights from elsewhere without data, so that there is nothing to learn from and nothing to compare with; import them again with --data FOLDER.");
        }

        var began = run.ReadEnvironment();
        foreach (var set in RunSet.Of(record, began).Where(isRead))
        {
            var given = Given(set.Setting);
            if (set.Folder.Length > 0)
            {
                RequireFolder(set, given ?? set.Folder);
            }
            else if (given is not null)
            {
                throw new ArgumentException($"{run.Root} has no {set.Words}; leave out {set.Option}.");
            }

            if (set.Folder.Length > 0 && (trains || given is not null))
            {
                RequireSame(set with { Folder = given ?? set.Folder }, given is not null, set.Last(began), logger);
            }
        }

        return Apply(record);
    }

    private TrainingRecord Apply(TrainingRecord record) => record with
    {
        Data = Path(Data, record.Data),
        DataB = Path(DataB, record.DataB),
        Schedule = record.Schedule with { PretrainData = Path(PretrainData, record.Schedule.PretrainData) },
        Evaluation = record.Evaluation with { HeldOut = Path(HeldOut, record.Evaluation.HeldOut) },
    };

    private static string Path(string? given, string before) => given is null ? before : System.IO.Path.GetFullPath(given);

    private string? Given(string setting) => setting switch
    {
        RunSet.DataB => DataB,
        RunSet.PretrainData => PretrainData,
        RunSet.HeldOut => HeldOut,
        _ => Data,
    };

    private static void RequireFolder(RunSet set, string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The run's {set.Words} should be in {folder}, and there is no such folder; name where it is now with {set.Option} FOLDER (in C#, MovedSets).");
        }
    }

    // The manifest is a set's last file. Only where the pictures are younger may they be others than it says, and only then are they all read.
    private static void RequirePictures(string folder)
    {
        var (images, manifest) = (System.IO.Path.Combine(folder, PreparedSetWriter.ImagesName), System.IO.Path.Combine(folder, DatasetManifest.FileName));
        if (File.GetLastWriteTimeUtc(images) > File.GetLastWriteTimeUtc(manifest))
        {
            ImageSet.RequirePictures(folder, DatasetManifest.Read(manifest));
        }
    }

    private void RequireSame(RunSet set, bool isGiven, string? then, ILogger? logger)
    {
        var now = RunEnvironment.ManifestHash(set.Folder) ?? throw new ArgumentException($"{set.Folder} is not a prepared set: it has no manifest.json; name the folder that has the run's {set.Words} with {set.Option}.");
        if (then == now)
        {
            RequirePictures(set.Folder);
            return;
        }

        var reason = then is null
            ? $"The run's environment.json notes no hash of its {set.Words}, as runs of a former version do not, so nothing proves that {set.Folder} has what it learned from."
            : $"The {set.Words} in {set.Folder} is not what the run began with: SHA-256 of its manifest was {then}, is {now}.";
        if (AcceptOther)
        {
            logger?.LogWarning("{Reason} It was accepted: the run will not be the same bit for bit.", reason);
            return;
        }

        var mend = then is null
            ? "If it is the same, or shall do all the same, add --accept-data"
            : $"Name the folder where the run's own is with {set.Option}, prepare it as before, or add --accept-data to take this one all the same";
        var message = $"{reason} {mend} (in C#, AcceptOther of MovedSets).";
        throw isGiven ? new ArgumentException(message) : new InvalidDataException(message);
    }
}
