namespace AnimeGan.Data;

/// <summary>What the sets of a folder of two domains are.</summary>
/// <param name="Attribute">The one attribute in which the domains differ, as in labels.csv.</param>
/// <param name="From">Its value in A.</param>
/// <param name="To">Its value in B.</param>
/// <param name="Size">Width and height, pixels.</param>
/// <param name="Seed">Names the people.</param>
/// <param name="Sets">The four sets.</param>
public sealed record SynthDomainsFile(string Attribute, string From, string To, int Size, long Seed, IReadOnlyList<SynthDomain> Sets);
