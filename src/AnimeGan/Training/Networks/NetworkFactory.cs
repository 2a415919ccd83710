using AnimeGan.Data;
using AnimeGan.Models;
using AnimeGan.Plugins;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Builds the two networks of a family as a record says.</summary>
internal static class NetworkFactory
{
    // A line a family: whether its networks can take labels, whether they are nothing without, and how each is built.
    private static readonly (string Name, bool TakesLabels, bool NeedsLabels, Build<IGenerator> Generator, Build<IDiscriminator> Discriminator)[] _table =
    [
        ("vanilla", false, false, (record, _, weights) => new VanillaGenerator(record.VanillaOptions, weights), (record, _, weights) => new VanillaDiscriminator(record.VanillaOptions, weights)),
        ("conditional", true, true, (record, labels, weights) => new ConditionalGenerator(record.ConditionalOptions(labels!), weights), (record, labels, weights) => new ConditionalDiscriminator(record.ConditionalOptions(labels!), weights)),
        ("dcgan", false, false, (record, _, weights) => new DcganGenerator(record.Dcgan, weights), (record, _, weights) => new DcganDiscriminator(record.Dcgan, weights)),
        ("stylegan", true, false, (record, labels, weights) => new StyleGanGenerator(StyleGan(record, labels), weights), (record, labels, weights) => new StyleGanDiscriminator(StyleGan(record, labels), weights)),
    ];

    private delegate T Build<T>(TrainingRecord record, LabelScheme? labels, Generator weights);

    /// <summary>The families whose one generator and one discriminator are built here.</summary>
    internal static IReadOnlyList<string> Families { get; } = [.. _table.Select(row => row.Name)];

    /// <summary>Whether a family's networks can take labels.</summary>
    internal static bool TakesLabels(string model) => GanModels.Find(model)?.TakesLabels ?? Array.Exists(_table, row => row.Name == model && row.TakesLabels);

    /// <summary>Whether a family's networks are nothing without labels.</summary>
    internal static bool NeedsLabels(string model) => Array.Exists(_table, row => row.Name == model && row.NeedsLabels);

    /// <summary>Builds both networks, D after G.</summary>
    /// <param name="record">A valid record.</param>
    /// <param name="labels">What the networks can be asked for; null for families without labels.</param>
    /// <param name="weights">Source of the weights.</param>
    /// <param name="values">The record's Custom.Values, where somebody wants to know what is read of them.</param>
    internal static (IGenerator Generator, IDiscriminator Discriminator) Create(TrainingRecord record, LabelScheme? labels, Generator weights, PartValues? values = null)
    {
        var generator = CreateGenerator(record, labels, weights, values);
        return (generator, CreateDiscriminator(record, labels, weights, values));
    }

    /// <summary>Builds G alone.</summary>
    internal static IGenerator CreateGenerator(TrainingRecord record, LabelScheme? labels, Generator weights, PartValues? values = null) =>
        GanModels.Find(record.Model) is { } family
            ? family.Generator(new NetworkPlan(record, labels, weights, values ?? record.Custom.Numbers()))
            : (Array.Find(_table, row => row.Name == record.Model).Generator ?? throw Unknown(record))(record, labels, weights);

    /// <summary>Builds D alone.</summary>
    internal static IDiscriminator CreateDiscriminator(TrainingRecord record, LabelScheme? labels, Generator weights, PartValues? values = null) =>
        GanModels.Find(record.Model) is { } family
            ? family.Discriminator(new NetworkPlan(record, labels, weights, values ?? record.Custom.Numbers()))
            : (Array.Find(_table, row => row.Name == record.Model).Discriminator ?? throw Unknown(record))(record, labels, weights);

    private static StyleGanOptions StyleGan(TrainingRecord record, LabelScheme? labels) =>
        record.StyleGanOptions with { LabelValues = [.. labels?.Attributes.Select(attribute => attribute.Values.Count) ?? []] };

    private static ArgumentException Unknown(TrainingRecord record) =>
        new($"There is no model '{record.Model}' with one generator and one discriminator; choose one of {string.Join(", ", Families.Concat(GanModels.Names))}. One that somebody registered is there once its assembly is loaded (--plugin FILE.dll) or its cell has run.");
}
