namespace AnimeGan.Figures;

/// <summary>A curve of a <see cref="CurveChart"/>.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="X">Positions along the horizontal axis.</param>
/// <param name="Y">One value for each position.</param>
public sealed record ChartCurve(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>"#rrggbb", one of <see cref="Theme"/>'s; null for the next of the palette.</summary>
    public string? Color { get; init; }

    /// <summary>"solid", "dash" or "dot"; a second way to tell curves apart.</summary>
    public string Dash { get; init; } = "solid";

    /// <summary>A function's curve.</summary>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="function">From a position to a value.</param>
    /// <param name="from">Left end.</param>
    /// <param name="to">Right end.</param>
    /// <param name="points">Positions, evenly spaced, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">points is less than 2.</exception>
    public static ChartCurve Of(string name, Func<double, double> function, double from, double to, int points = 201)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        double[] x = [.. Enumerable.Range(0, points).Select(i => from + ((to - from) * i / (points - 1)))];
        return new ChartCurve(name, x, [.. x.Select(function)]);
    }
}
