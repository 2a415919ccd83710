using System.Security.Cryptography;
using System.Text;

namespace AnimeGan.Training;

/// <summary>What a sweep trains: every combination of the values of some settings, or a list of such combinations, each with every seed.</summary>
/// <example>
/// <code>
/// var plan = SweepPlan.Create(
///     new TrainingRecord { Data = "data/synth32", ImageSize = 32, BaseWidth = 4, BatchSize = 8, Steps = 4 },
///     "runs/sweep",
///     grid: [("objective", ["hinge", "least-squares"])],
///     seeds: [1, 2]);
/// plan.Runs.Select(run => $"{run.Variation}, seed {run.Record.Seed}").ToList()
/// </code>
/// </example>
public sealed class SweepPlan
{
    private const int LongestName = 80;

    private SweepPlan(string folder, IReadOnlyList<PlannedRun> runs) => (Folder, Runs) = (folder, runs);

    /// <summary>Where the runs' folders go.</summary>
    public string Folder { get; }

    /// <summary>The runs, variation by variation, in each seed by seed.</summary>
    public IReadOnlyList<PlannedRun> Runs { get; }

    /// <summary>The variations' names, in order.</summary>
    public IReadOnlyList<string> Variations => [.. Runs.Select(run => run.Variation).Distinct()];

    /// <summary>Plans a sweep; trains nothing and writes nothing.</summary>
    /// <param name="basis">What all runs share.</param>
    /// <param name="folder">Where their folders go.</param>
    /// <param name="grid">Settings as <see cref="TrainingJson.Set"/> names them, each with the values it takes.</param>
    /// <param name="list">Combinations of settings by name; each is combined with the grid. Null for none.</param>
    /// <param name="seeds">Null for the basis' own.</param>
    /// <exception cref="ArgumentException">There is no such setting, a combination cannot be trained, or two are the same; the message says which.</exception>
    public static SweepPlan Create(
        TrainingRecord basis,
        string folder,
        IReadOnlyList<(string Name, IReadOnlyList<string> Values)> grid,
        IReadOnlyList<IReadOnlyList<(string Name, string Value)>>? list = null,
        IReadOnlyList<long>? seeds = null)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(grid);
        IEnumerable<IReadOnlyList<(string Name, string Value)>> variations = list is { Count: > 0 } ? list : [[]];
        foreach (var (name, values) in grid)
        {
            variations = variations.SelectMany(settings => values.Select(value => (IReadOnlyList<(string, string)>)[.. settings, (name, value)]));
        }

        var root = Path.GetFullPath(folder);
        var runs = variations.SelectMany(settings => (seeds ?? [basis.Seed]).Select(seed => Plan(basis with { Seed = seed }, root, settings))).ToList();
        return runs.GroupBy(run => run.Folder).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new ArgumentException($"'{twice.First().Variation}' with seed {twice.First().Record.Seed} is planned twice; name each combination and each seed once.", nameof(grid))
            : new SweepPlan(root, runs);
    }

    private static PlannedRun Plan(TrainingRecord record, string root, IReadOnlyList<(string Name, string Value)> settings)
    {
        var name = settings.Count == 0 ? "as it is" : string.Join(", ", settings.Select(setting => $"{setting.Name}={setting.Value}"));
        try
        {
            var varied = settings.Aggregate(record, (before, setting) => TrainingJson.Set(before, setting.Name, setting.Value));
            varied.Validate();
            return new PlannedRun(name, settings, varied, Path.Combine(root, FolderName(name), $"seed{varied.Seed}"));
        }
        catch (ArgumentException fault)
        {
            throw new ArgumentException($"{name}: {fault.Message.Replace($" (Parameter '{fault.ParamName}')", "", StringComparison.Ordinal)}", nameof(settings), fault);
        }
    }

    // Readable, and never the same for two names.
    private static string FolderName(string name)
    {
        var readable = string.Concat(name.Replace(", ", "+", StringComparison.Ordinal).Select(letter => char.IsAsciiLetterOrDigit(letter) || ".=+-_".Contains(letter, StringComparison.Ordinal) ? letter : '-'));
        var same = readable.Replace('+', ',').Replace(",", ", ", StringComparison.Ordinal) == name && readable.Length <= LongestName;
        return same ? readable : $"{readable[..Math.Min(readable.Length, LongestName)]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8]}";
    }
}
