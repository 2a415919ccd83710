using AnimeGan.Models;
using AnimeGan.Plugins;

namespace AnimeGan.Training;

/// <summary>Families of one generator and one discriminator that others registered; a record names one as its Model.</summary>
/// <example>
/// <code>
/// // DCGAN's generator against a discriminator half as wide.
/// GanModels.Register(
///     "half",
///     plan => new DcganGenerator(plan.Record.Dcgan, plan.Random),
///     plan => new DcganDiscriminator(plan.Record.Dcgan with { BaseWidth = plan.Record.BaseWidth / 2 }, plan.Random));
/// TrainingRecord.Models.Contains("half")    // → True
/// </code>
/// </example>
public static class GanModels
{
    private static readonly PartList<Family> _others = new("model", [.. NetworkFactory.Families, "cyclegan"]);

    /// <summary>The names registered.</summary>
    public static IReadOnlyList<string> Names => _others.Names;

    /// <summary>Registers a family.</summary>
    /// <param name="name">What a record calls it: letters, digits, '.', '-' and '_'.</param>
    /// <param name="generator">Builds G, whose latent vectors have <see cref="TrainingRecord.LatentSize"/> numbers and whose samples are [N, 3, H, W].</param>
    /// <param name="discriminator">Builds D.</param>
    /// <param name="takesLabels">Whether the networks take labels where the record names Attributes.</param>
    /// <exception cref="ArgumentException">The name cannot be typed, or another has it.</exception>
    public static void Register(string name, Func<NetworkPlan, IGenerator> generator, Func<NetworkPlan, IDiscriminator> discriminator, bool takesLabels = false)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(discriminator);
        _others.Add(name, new Family(generator, discriminator, takesLabels), generator.Method.Module.Assembly);
    }

    /// <summary>The family of that name; null where nothing registered it.</summary>
    internal static Family? Find(string name) => _others.Find(name);

    /// <summary>What a run remembers of a registered family; null for the kit's own.</summary>
    internal static Part? Describe(string name) => _others.Describe(name);

    /// <summary>Forgets a registered family.</summary>
    internal static void Unregister(string name) => _others.Remove(name);

    /// <summary>How the two networks of a family are built.</summary>
    internal sealed record Family(Func<NetworkPlan, IGenerator> Generator, Func<NetworkPlan, IDiscriminator> Discriminator, bool TakesLabels);
}
