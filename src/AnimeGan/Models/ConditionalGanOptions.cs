namespace AnimeGan.Models;

/// <summary>The sizes of a conditional GAN's two networks, and how labels enter them.</summary>
public sealed record ConditionalGanOptions
{
    /// <summary>Sizes and practices of the DCGAN that each network is but for its labels; channels are those of one image.</summary>
    public DcganOptions Dcgan { get; init; } = new();

    /// <summary>How many values each attribute has, in the order of the labels' columns.</summary>
    public IReadOnlyList<int> ValueCounts { get; init; } = [];

    /// <summary>How D takes labels; G always takes them beside z.</summary>
    public LabelEntry Discriminator { get; init; } = LabelEntry.Concatenation;

    /// <summary>Samples that D judges together, side by side along the channels, each with labels of its own.</summary>
    public int Packing { get; init; } = 1;

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

        if (Packing < 1)
        {
            throw new ArgumentException($"Packing must be at least 1, got {Packing}; 1 judges each sample by itself.");
        }
    }
}
