using AnimeGan.Data;

namespace AnimeGan.Playground;

/// <summary>Data that the page offers.</summary>
/// <param name="Name">What a call names it by.</param>
/// <param name="Title">What the page calls it.</param>
/// <param name="Code">How a cell makes it.</param>
/// <param name="Range">The plane is shown from −Range to Range.</param>
/// <param name="Data">The clouds.</param>
internal sealed record GameSet(string Name, string Title, string Code, double Range, PlanarModes Data)
{
    // Clouds so small as PacGAN's would be single pixels.
    private const double Sigma = 0.05;

    /// <summary>All of them, the first is where a page begins.</summary>
    internal static IReadOnlyList<GameSet> All { get; } =
    [
        new("ring", "ring of eight clouds", "PlanarModes.Ring(count: 8, sigma: 0.05)", 1.7, PlanarModes.Ring(sigma: Sigma)),
        new("grid", "grid of 25 clouds", "PlanarModes.Grid(side: 5, spacing: 0.6, sigma: 0.05)", 1.7, PlanarModes.Grid(spacing: 0.6, sigma: Sigma)),
        new("two", "two clouds", "PlanarModes.Ring(count: 2, sigma: 0.1)", 1.7, PlanarModes.Ring(count: 2, sigma: 0.1)),
        new("cloud", "one cloud", "PlanarModes.At([(0, 0)], sigma: 0.1)", 1.2, PlanarModes.At([(0, 0)], 0.1)),
        new("line", "a line", "PlanarModes.Line()", 1.7, PlanarModes.Line()),
        new("spiral", "a spiral", "PlanarModes.Spiral()", 1.7, PlanarModes.Spiral()),
    ];
}
