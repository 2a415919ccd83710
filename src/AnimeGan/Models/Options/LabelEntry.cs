namespace AnimeGan.Models;

/// <summary>How a discriminator takes the labels of what it judges.</summary>
public enum LabelEntry
{
    /// <summary>As planes beside the image's channels, one for each value, all 1 where it is said and 0 elsewhere (Mirza and Osindero 2014, arXiv 1411.1784).</summary>
    Concatenation,

    /// <summary>By an inner product of its features with a learned vector for each value (Miyato and Koyama 2018, arXiv 1802.05637).</summary>
    Projection,
}
