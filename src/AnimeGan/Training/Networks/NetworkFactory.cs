using AnimeGan.Data;
using AnimeGan.Models;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Builds the two networks of a family as a record says.</summary>
internal static class NetworkFactory
{
    /// <summary>The families whose one generator and one discriminator are built here.</summary>
    internal static IReadOnlyList<string> Families { get; } = ["dcgan", "vanilla", "conditional", "stylegan"];

    /// <summary>Whether a family's networks can take labels.</summary>
    internal static bool TakesLabels(string model) => model is "conditional" or "stylegan";

    /// <summary>Whether a family's networks are nothing without labels.</summary>
    internal static bool NeedsLabels(string model) => model == "conditional";

    /// <summary>Builds both networks, D after G.</summary>
    /// <param name="record">A valid record.</param>
    /// <param name="labels">What the networks can be asked for; null for families without labels.</param>
    /// <param name="weights">Source of the weights.</param>
    internal static (IGenerator Generator, IDiscriminator Discriminator) Create(TrainingRecord record, LabelScheme? labels, Generator weights)
    {
        var generator = CreateGenerator(record, labels, weights);
        return (generator, CreateDiscriminator(record, labels, weights));
    }

    /// <summary>Builds G alone.</summary>
    internal static IGenerator CreateGenerator(TrainingRecord record, LabelScheme? labels, Generator weights) => record.Model switch
    {
        "dcgan" => new DcganGenerator(record.Dcgan, weights),
        "vanilla" => new VanillaGenerator(record.VanillaOptions, weights),
        "conditional" => new ConditionalGenerator(record.ConditionalOptions(labels!), weights),
        "stylegan" => new StyleGanGenerator(StyleGan(record, labels), weights),
        _ => throw Unknown(record),
    };

    /// <summary>Builds D alone.</summary>
    internal static IDiscriminator CreateDiscriminator(TrainingRecord record, LabelScheme? labels, Generator weights) => record.Model switch
    {
        "dcgan" => new DcganDiscriminator(record.Dcgan, weights),
        "vanilla" => new VanillaDiscriminator(record.VanillaOptions, weights),
        "conditional" => new ConditionalDiscriminator(record.ConditionalOptions(labels!), weights),
        "stylegan" => new StyleGanDiscriminator(StyleGan(record, labels), weights),
        _ => throw Unknown(record),
    };

    private static StyleGanOptions StyleGan(TrainingRecord record, LabelScheme? labels) =>
        record.StyleGanOptions with { LabelValues = [.. labels?.Attributes.Select(attribute => attribute.Values.Count) ?? []] };

    private static ArgumentException Unknown(TrainingRecord record) =>
        new($"There is no model '{record.Model}' with one generator and one discriminator; choose one of {string.Join(", ", Families)}.");
}
