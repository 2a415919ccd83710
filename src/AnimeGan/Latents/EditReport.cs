namespace AnimeGan.Latents;

/// <summary>What a direction did to faces that did not have its value.</summary>
/// <param name="Strength">How far they were moved.</param>
/// <param name="Faces">How many were moved.</param>
/// <param name="Changed">Share of them that have the value afterwards, 0 to 1.</param>
/// <param name="Kept">For each other attribute, the share of them whose value is what it was, 0 to 1.</param>
public sealed record EditReport(double Strength, int Faces, double Changed, IReadOnlyDictionary<string, double> Kept)
{
    /// <summary>The mean over the other attributes.</summary>
    public double MeanKept => Kept.Values.Average();
}
