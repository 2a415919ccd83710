using System.Security.Cryptography;
using System.Text;
using AnimeGan.Files;

namespace AnimeGan.Training;

/// <summary>Trains a list of variations, one after the other, each in a folder of its own, and finds again what is done.</summary>
/// <remarks>
/// A folder's name holds a hash of the record, of the data's manifest and of this library's build. So a run is used
/// again only where nothing that decides its result has changed, and older runs are never overwritten. A run that was
/// interrupted goes on from its checkpoint. Not safe to use from two threads or processes at once.
/// </remarks>
/// <example>
/// <code>
/// var plan = new TrainingRecord { Data = "data/synth32", ImageSize = 32, BaseWidth = 4, BatchSize = 8, Steps = 4 };
/// var variations = from name in new[] { "hinge", "least-squares" } select new Variation(name, plan with { Objective = name });
/// var sweep = new Sweep("runs/objectives", variations.ToList());
/// sweep.Run(token: CellCancellation);
/// sweep.Finished().Select(run => run.Variation.Name).ToList()
/// </code>
/// </example>
public sealed class Sweep
{
    private const string FailureName = "failure.txt";
    private readonly string _root;

    /// <summary>Names the runs; trains nothing yet.</summary>
    /// <param name="folder">Where their folders go; made when the first run starts.</param>
    /// <param name="variations">At least one; names differ where seeds do not.</param>
    /// <exception cref="ArgumentException">There are none, two are the same, or a record is not valid.</exception>
    public Sweep(string folder, IReadOnlyList<Variation> variations)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(variations);
        if (variations.Count == 0)
        {
            throw new ArgumentException("A sweep needs at least one variation, got none.", nameof(variations));
        }

        foreach (var variation in variations)
        {
            variation.Record.Validate();
        }

        var twice = variations.GroupBy(variation => (variation.Name, variation.Record.Seed)).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException($"Two variations are named '{twice.Key.Name}' and have seed {twice.Key.Seed}; give each a name or a seed of its own.", nameof(variations));
        }

        _root = Path.GetFullPath(folder);
        Variations = variations;
    }

    /// <summary>What is trained, in this order.</summary>
    public IReadOnlyList<Variation> Variations { get; }

    /// <summary>The runs that are done, in the order of the variations.</summary>
    public IReadOnlyList<SweepRun> Finished() => [.. Variations.Select(Find).OfType<SweepRun>()];

    /// <summary>Trains what is not done yet.</summary>
    /// <param name="services">What each run needs from around it, asked when its turn comes; null for nothing. Runs that are done are not asked for.</param>
    /// <param name="token">When cancelled, the step under way is finished and a checkpoint written; the next call goes on from there.</param>
    /// <returns>True where all runs are done, false where the token stopped them.</returns>
    /// <exception cref="IOException">Another process trains in one of the folders.</exception>
    public bool Run(Func<Variation, TrainingServices>? services = null, CancellationToken token = default)
    {
        foreach (var variation in Variations.Where(variation => Find(variation) is null))
        {
            if (token.IsCancellationRequested || !Train(variation, services?.Invoke(variation), token))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where a variation's run is kept, whether or not it is there yet.</summary>
    /// <param name="variation">One of the sweep's.</param>
    public string PathOf(Variation variation)
    {
        ArgumentNullException.ThrowIfNull(variation);
        var build = typeof(Sweep).Module.ModuleVersionId;
        var decides = $"{TrainingJson.Write(variation.Record)}\n{RunEnvironment.ManifestHash(variation.Record.Data)}\n{build}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(decides)))[..10];
        var name = string.Concat(variation.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));
        return Path.Combine(_root, $"{name.Trim('-')}-seed{variation.Record.Seed}-{hash}");
    }

    private SweepRun? Find(Variation variation)
    {
        var path = PathOf(variation);
        if (!File.Exists(Path.Combine(path, "config.json")))
        {
            return null;
        }

        var folder = RunFolder.Open(path);
        var failure = Path.Combine(path, FailureName);
        if (File.Exists(failure))
        {
            return new SweepRun(variation, folder, File.ReadAllText(failure));
        }

        return new CheckpointStore(folder).NewestWhole()?.State.Step >= variation.Record.Steps ? new SweepRun(variation, folder, null) : null;
    }

    private bool Train(Variation variation, TrainingServices? services, CancellationToken token)
    {
        var path = PathOf(variation);
        using var trainer = CanGoOn(path) ? GanTrainer.Resume(path, null, services) : GanTrainer.Create(variation.Record, path, services);
        try
        {
            return trainer.Run(token);
        }
        catch (NonFiniteException fault)
        {
            // A variation that diverges is a result, and must not keep the others from being trained.
            DurableFile.Replace(Path.Combine(path, FailureName), fault.Message);
            return true;
        }
    }

    // A process killed before the first checkpoint leaves a folder from which nothing can go on, and in which nothing is lost.
    private static bool CanGoOn(string path)
    {
        if (!Directory.Exists(path))
        {
            return false;
        }

        if (File.Exists(Path.Combine(path, "config.json")) && new CheckpointStore(RunFolder.Open(path)).NewestWhole() is not null)
        {
            return true;
        }

        Directory.Delete(path, recursive: true);
        return false;
    }
}
