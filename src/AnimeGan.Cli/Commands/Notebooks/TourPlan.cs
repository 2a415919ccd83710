namespace AnimeGan.Cli.Commands;

/// <summary>How long a tour is.</summary>
/// <param name="Profile">The notebooks' profile.</param>
/// <param name="Faces">Faces that are drawn where there are no pictures.</param>
/// <param name="Sizes">Sizes of the prepared sets in pixels: what the notebooks look at first, what they train on last.</param>
/// <param name="SideBySide">Whether notebooks run several at a time: large networks use all cores by themselves.</param>
internal sealed record TourPlan(string Profile, int Faces, IReadOnlyList<int> Sizes, bool SideBySide)
{
    /// <summary>Minutes on two CPU cores. The networks are small: they learn from pictures of their own size, a quarter of the others' pixels.</summary>
    public static TourPlan Quick { get; } = new("quick", 20_000, [64, 32], SideBySide: true);

    /// <summary>Hours on a CPU.</summary>
    public static TourPlan Full { get; } = new("full", 50_000, [64], SideBySide: false);
}
