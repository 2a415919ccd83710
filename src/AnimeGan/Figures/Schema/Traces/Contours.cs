namespace AnimeGan.Figures.Schema;

/// <summary>Lines of equal value.</summary>
/// <param name="Start">The lowest line's value.</param>
/// <param name="End">The highest line's value; that of <paramref name="Start"/> for one line.</param>
/// <param name="Size">The distance between lines, above 0.</param>
public sealed record Contours(double Start, double End, double Size)
{
    /// <summary>What is coloured: "heatmap" shades the plane, "none" draws the lines alone.</summary>
    public string Coloring { get; init; } = "heatmap";

    /// <summary>Whether the lines are drawn.</summary>
    public bool ShowLines { get; init; } = true;
}
