using System.Globalization;
using AnimeGan.Distributed;

namespace AnimeGan.Training;

/// <summary>Which records several processes can train together, so that the result is that of one process.</summary>
internal static class RankRules
{
    /// <summary>The ranks that train a record together.</summary>
    /// <param name="record">It.</param>
    /// <param name="communicator">Through which they speak; null for one process by itself.</param>
    internal static Ranks Ranks(TrainingRecord record, ICommunicator? communicator) =>
        // StyleGAN's groups are of every so manieth row, packs of neighbours.
        communicator is null ? AnimeGan.Distributed.Ranks.Alone : new Ranks(communicator, record.Model == "stylegan");

    /// <summary>Throws where a record cannot be trained by so many ranks.</summary>
    /// <param name="record">A valid record.</param>
    /// <param name="communicator">Of the ranks; null for one process by itself.</param>
    /// <exception cref="ArgumentException">Says why, and how to mend it.</exception>
    internal static void Require(TrainingRecord record, ICommunicator? communicator)
    {
        var size = communicator?.Size ?? 1;
        List<string> faults = size == 1 ? [] : [.. Faults(record, size)];
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{size} ranks cannot train this record: {string.Join("; ", faults)}."));
        }
    }

    private static IEnumerable<string> Faults(TrainingRecord record, int size)
    {
        var share = record.BatchSize / size;
        if (record.BatchSize % size != 0)
        {
            yield return Invariant($"BatchSize {record.BatchSize} does not divide by {size}, and shares must be equal; set it to {Math.Max(1, share) * size} or {(share + 1) * size}");
            yield break;
        }

        var packing = record.Regularization.Packing;
        if (share % packing != 0)
        {
            yield return Invariant($"a share of {share} images cannot be judged in packs of {packing}; set BatchSize to a multiple of {size * packing}");
        }

        if (!record.Ranks.Synchronizes && share == 1 && (CombinationRules.GeneratorNormalizesBatches(record) || CombinationRules.NormalizesBatches(record)))
        {
            yield return "one image a rank leaves local batch normalisation without a variance; set Ranks.BatchNorm to \"synchronized\" or a larger BatchSize";
        }

        if (record.Model != "stylegan")
        {
            yield break;
        }

        if (packing > 1)
        {
            yield return "StyleGAN's groups and packs deal a batch's rows out in two ways; set Regularization.Packing to 1";
        }

        var group = record.StyleGan.DeviationGroup;
        if (group > 1 && share % Math.Min(group, record.BatchSize) != 0)
        {
            yield return Invariant($"a share of {share} images does not divide into StyleGAN's groups of {group}; set BatchSize to a multiple of {size * group}, or StyleGan.DeviationGroup to a number that divides {share}");
        }

        if (record.StyleGan.PathLength > 0 && share % 2 != 0)
        {
            yield return Invariant($"the path length is measured on half of a batch, and a share of {share} images has none; set BatchSize to a multiple of {size * 2}, or StyleGan.PathLength to 0");
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
