using System.Globalization;

namespace AnimeGan.Figures;

/// <summary>How a figure is drawn for paper.</summary>
/// <example>
/// <code>
/// new PaperOptions { Width = PaperOptions.Length("84mm") }.Width.ToString("F2")    // → 238.11
/// </code>
/// </example>
public sealed record PaperOptions
{
    internal const double LeastWidth = 85;
    internal const double MostWidth = 2400;

    private static readonly (string Unit, double Points)[] _units = [("mm", 72 / 25.4), ("cm", 72 / 2.54), ("in", 72), ("pt", 1)];

    /// <summary>The figure's width in points, 1/72 inch: 85 to 2,400 (3 cm to 84 cm). A column of many journals is 84 mm wide, a page 174 mm.</summary>
    public required double Width { get; init; }

    /// <summary>The size of the numbers along axes in points, 3 to 30. Titles of axes and legends are 13/12 of it, the figure's title 17/12.</summary>
    public double FontSize { get; init; } = 7;

    /// <summary>A font of this machine by its family's name, or the file of one (.ttf, .otf); null for the first of Liberation Sans, Arial, Helvetica and DejaVu Sans that is there.</summary>
    public string? Font { get; init; }

    /// <summary>Whether the title is drawn; a paper has a caption instead.</summary>
    public bool ShowTitle { get; init; } = true;

    /// <summary>Whether colours become greys of their lightness, as a printer without colours shows them.</summary>
    public bool Grey { get; init; }

    /// <summary>Reads a length.</summary>
    /// <param name="text">A number and a unit: mm, cm, in or pt, as in "84mm".</param>
    /// <returns>Points.</returns>
    /// <exception cref="ArgumentException">It is something else, or no width that a figure can have.</exception>
    public static double Length(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (unit, points) in _units)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase) && double.TryParse(text.AsSpan(0, text.Length - unit.Length).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number * points is >= LeastWidth and <= MostWidth)
            {
                return number * points;
            }
        }

        throw new ArgumentException($"'{text}' is no width of a figure: give a number and mm, cm, in or pt, from 30mm to 840mm, such as 84mm.", nameof(text));
    }

    /// <summary>Checks the numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Width, LeastWidth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Width, MostWidth);
        ArgumentOutOfRangeException.ThrowIfLessThan(FontSize, 3);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(FontSize, 30);
    }
}
