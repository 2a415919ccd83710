namespace AnimeGan.Models;

/// <summary>The sizes of a conditional GAN's two networks, and how labels enter them.</summary>
public sealed record ConditionalGanOptions
{
    /// <summary>Sizes and practices of the DCGAN that each network is but for its labels; channels are those of one image. With packing each sample of a pack has labels of its own.</summary>
    public DcganOptions Dcgan { get; init; } = new();

    /// <summary>How many values each attribute has, in the order of the labels' columns.</summary>
    public IReadOnlyList<int> ValueCounts { get; init; } = [];

    /// <summary>How D takes labels; G always takes them beside z.</summary>
    public LabelEntry Discriminator { get; init; } = LabelEntry.Concatenation;

    /// <summary>Numbers in a one-hot code of all attributes: the sum of their value counts.</summary>
    internal int CodeLength => ValueCounts.Sum();

    /// <summary>Throws unless networks can be built from these sizes.</summary>
    /// <exception cref="ArgumentException">A size is out of range; the message names it and the mend.</exception>
    public void Validate()
    {
        Dcgan.Validate();
        if (ValueCounts.Count == 0)
        {
            throw new ArgumentException("A conditional GAN needs at least one attribute; name one or several, such as hair_color.");
        }

        if (ValueCounts.Any(count => count < 2))
        {
            throw new ArgumentException($"Each attribute must have at least two values, got [{string.Join(", ", ValueCounts)}]; leave out those that never differ.");
        }
    }
}
