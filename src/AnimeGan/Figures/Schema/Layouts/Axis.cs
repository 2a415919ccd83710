namespace AnimeGan.Figures.Schema;

/// <summary>One axis.</summary>
public sealed record Axis
{
    /// <summary>The axis's title.</summary>
    public Title? Title { get; init; }

    /// <summary>"linear", "log" or "category"; null lets the values decide.</summary>
    public string? Type { get; init; }

    /// <summary>The two ends; on a logarithmic axis their decimal logarithms. The first may be the larger.</summary>
    public IReadOnlyList<double>? Range { get; init; }

    /// <summary>"reversed" turns the axis round where <see cref="Range"/> is null.</summary>
    public string? AutoRange { get; init; }

    /// <summary>"tozero" keeps 0 on the axis.</summary>
    public string? RangeMode { get; init; }

    /// <summary>The part of the figure's width or height that the axis spans, two numbers from 0 to 1.</summary>
    public IReadOnlyList<double>? Domain { get; init; }

    /// <summary>The axis that this one stands on, such as "y2", or "free".</summary>
    public string? Anchor { get; init; }

    /// <summary>False hides the axis with its labels and lines.</summary>
    public bool? Visible { get; init; }

    /// <summary>Whether grid lines are drawn.</summary>
    public bool? ShowGrid { get; init; }

    /// <summary>Whether tick labels are drawn.</summary>
    public bool? ShowTickLabels { get; init; }

    /// <summary>The grid lines' colour.</summary>
    public string? GridColor { get; init; }

    /// <summary>Whether the line at 0 is drawn.</summary>
    public bool? ZeroLine { get; init; }

    /// <summary>Whether the axis line is drawn.</summary>
    public bool? ShowLine { get; init; }

    /// <summary>The axis line's colour.</summary>
    public string? LineColor { get; init; }

    /// <summary>"outside" draws tick marks; "" draws none.</summary>
    public string? Ticks { get; init; }

    /// <summary>The tick marks' colour.</summary>
    public string? TickColor { get; init; }

    /// <summary>A d3 number format. The static chart knows ",d" (1,000), ".0%" and ".2f".</summary>
    public string? TickFormat { get; init; }

    /// <summary>About how many ticks at most.</summary>
    public int? NTicks { get; init; }

    /// <summary>The tick labels' font.</summary>
    public Font? TickFont { get; init; }

    /// <summary>Whether the margin grows until the labels fit.</summary>
    public bool? AutoMargin { get; init; }

    /// <summary>The axis whose scale this one copies, such as "y", so that squares stay square.</summary>
    public string? ScaleAnchor { get; init; }

    /// <summary>"domain" shrinks the plot, "range" widens the axis, to keep <see cref="ScaleAnchor"/>'s promise.</summary>
    public string? Constrain { get; init; }

    /// <summary>Which side of the plot keeps its place when <see cref="Constrain"/> shrinks it.</summary>
    public string? ConstrainToward { get; init; }

    /// <summary>True forbids zooming.</summary>
    public bool? FixedRange { get; init; }

    /// <summary>The axis whose range this one shares, such as "y".</summary>
    public string? Matches { get; init; }
}
