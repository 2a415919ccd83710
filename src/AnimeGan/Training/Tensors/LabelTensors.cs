using AnimeGan.Data;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Labels as networks take them.</summary>
internal static class LabelTensors
{
    /// <summary>Makes a tensor of labels.</summary>
    /// <param name="labels">[row][attribute], an index each, at least one row, all of one length.</param>
    /// <returns>[N, A], int64; the caller's to dispose of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no labels.</exception>
    public static Tensor Of(IReadOnlyList<long[]> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfZero(labels.Count, nameof(labels));
        using var flat = tensor(labels.SelectMany(row => row).ToArray());
        return flat.reshape(labels.Count, labels[0].Length).clone();
    }

    /// <summary>Labels by chance, as often together as in the set that was learnt from; where that is not known, every value is as likely as another.</summary>
    /// <param name="scheme">What there is to ask for.</param>
    /// <param name="count">How many rows, at least 1.</param>
    /// <param name="random">Gives one number a row.</param>
    /// <param name="choice">What every row asks for: the rest is drawn from the pictures that have it, or from all where none has; null for nothing in particular.</param>
    /// <returns>[count, A], int64; the caller's to dispose of.</returns>
    internal static Tensor ByChance(LabelScheme scheme, int count, Generator random, LabelChoice? choice = null)
    {
        var asked = choice?.Indices ?? new long?[scheme.Attributes.Count];
        var having = scheme.Combinations.Where(combination => combination.Labels.Zip(asked).All(pair => pair.Second is not { } index || pair.First == index)).ToList();
        IReadOnlyList<LabelCombination> known = having.Count > 0 ? having : scheme.Combinations;
        double[] ends = [.. Ends(known)];
        using var numbers = rand([count], ScalarType.Float64, generator: random);
        return Of([.. numbers.data<double>().ToArray().Select(number =>
        {
            var row = ends.Length > 0 ? [.. known[Place(ends, number)].Labels] : EachAsLikely(scheme, number);
            return row.Zip(asked, (drawn, index) => index ?? drawn).ToArray();
        })]);
    }

    // Where each combination's share of [0, 1) ends.
    private static IEnumerable<double> Ends(IReadOnlyList<LabelCombination> combinations)
    {
        var (sum, total) = (0L, combinations.Sum(combination => (double)combination.Pictures));
        foreach (var combination in combinations)
        {
            sum += combination.Pictures;
            yield return sum / total;
        }
    }

    private static int Place(double[] ends, double number)
    {
        var place = Array.BinarySearch(ends, number);
        return place >= 0 ? place + 1 : ~place;
    }

    // The digits of the number, to the base of each attribute's values in turn.
    private static long[] EachAsLikely(LabelScheme scheme, double number) => [.. scheme.Attributes.Select(attribute =>
    {
        number *= attribute.Values.Count;
        var index = (long)number;
        number -= index;
        return index;
    })];
}
