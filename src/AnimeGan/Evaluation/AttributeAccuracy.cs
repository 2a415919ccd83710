using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Trained;

namespace AnimeGan.Evaluation;

/// <summary>How often a conditional generator draws what it was asked for.</summary>
/// <remarks>Each value is asked for equally often; latent vectors and all other attributes are drawn by chance.</remarks>
public static class AttributeAccuracy
{
    /// <summary>Asks a generator for each value of an attribute and lets judges say what they see, all of them on the same pictures.</summary>
    /// <param name="generator">A generator that takes labels.</param>
    /// <param name="attribute">One of its attributes.</param>
    /// <param name="samplesPerValue">Pictures for each value, at least 1.</param>
    /// <param name="seed">The same seed asks for the same pictures.</param>
    /// <param name="judges">Each names what it sees, picture by picture, in the attribute's own words.</param>
    /// <returns>One matrix a judge, in their order.</returns>
    /// <exception cref="ArgumentException">The generator takes no labels, or has no such attribute.</exception>
    public static IReadOnlyList<ConfusionMatrix> Measure(
        TrainedGenerator generator,
        string attribute,
        int samplesPerValue,
        long seed,
        params IReadOnlyList<Func<IReadOnlyList<RgbImage>, IReadOnlyList<string>>> judges)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(judges);
        ArgumentOutOfRangeException.ThrowIfLessThan(samplesPerValue, 1);
        var scheme = generator.Labels ?? throw new ArgumentException($"A {generator.Model} run takes no labels, so nothing can be asked of it; train one with --model conditional.", nameof(generator));
        var values = (scheme.Attributes.FirstOrDefault(known => known.Name == attribute)
            ?? throw new ArgumentException($"This generator cannot be asked for '{attribute}'; it was trained for {string.Join(", ", scheme.Attributes.Select(known => known.Name))}.", nameof(attribute))).Values;
        var (asked, pictures) = (new List<string>(), new List<RgbImage>());
        foreach (var (index, value) in values.Index())
        {
            using var labels = generator.ChooseLabels(samplesPerValue, seed + index, LabelChoice.Parse(scheme, $"{attribute}={value}"));
            pictures.AddRange(generator.Sample(samplesPerValue, seed + index, labels));
            asked.AddRange(Enumerable.Repeat(value, samplesPerValue));
        }

        return [.. judges.Select(judge => ConfusionMatrix.Of(attribute, values, asked, judge(pictures)))];
    }
}
