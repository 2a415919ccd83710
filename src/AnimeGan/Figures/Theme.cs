using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures;

/// <summary>How the kit's charts look, live and static.</summary>
/// <remarks>
/// The series colours are those of Okabe and Ito ("Color Universal Design", 2008), told apart with any common colour
/// vision. Charts bring their own white ground, so that they read the same on light and dark pages.
/// </remarks>
public static class Theme
{
    /// <summary>Blue; the discriminator on real images.</summary>
    public const string Blue = "#0072b2";

    /// <summary>Vermilion; the generator.</summary>
    public const string Vermilion = "#d55e00";

    /// <summary>Bluish green.</summary>
    public const string Green = "#009e73";

    /// <summary>Reddish purple.</summary>
    public const string Purple = "#cc79a7";

    /// <summary>Orange.</summary>
    public const string Orange = "#e69f00";

    /// <summary>Sky blue; the discriminator on generated images.</summary>
    public const string Sky = "#56b4e9";

    /// <summary>Dark grey; totals and words.</summary>
    public const string Ink = "#2b2f36";

    /// <summary>Grey for axis labels, reference lines and notes.</summary>
    public const string Muted = "#5f6670";

    // Light enough for words on it.
    internal const string BarBlue = "#9fcbe8";
    internal const string Grid = "#e8eaed";
    internal const string AxisLine = "#b4b9c0";
    internal const string Ground = "#ffffff";
    internal const string FontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
    internal const double FontSize = 13;
    internal const double TitleSize = 17;
    internal const double SmallSize = 11;
    internal const double NoteSize = 12;
    internal const double StaticWidth = 760;
    internal const double StaticHeight = 430;
    internal const double MaximumWidth = 980;

    /// <summary>The series colours in the order of use.</summary>
    public static IReadOnlyList<string> Palette { get; } = [Blue, Vermilion, Green, Purple, Orange, Sky, Ink];

    /// <summary>Colours from low (light) to high (dark), even in lightness, for tables of values.</summary>
    public static IReadOnlyList<ColorStop> Sequential { get; } =
    [
        new(0, "#f7fbff"), new(0.25, "#c6dbef"), new(0.5, "#6baed6"), new(0.75, "#2171b5"), new(1, "#08306b"),
    ];

    /// <summary>Colours from 'generated' (vermilion) over 'cannot tell' (white) to 'real' (blue), light enough for points on them.</summary>
    public static IReadOnlyList<ColorStop> Belief { get; } =
    [
        new(0, "#f5bd92"), new(0.25, "#fadfcb"), new(0.5, "#ffffff"), new(0.75, "#cfe4f3"), new(1, "#9bcae8"),
    ];

    /// <summary>The defaults under every figure's own layout.</summary>
    public static Template Template { get; } = new(new Layout
    {
        Font = new Font { Family = FontFamily, Size = FontSize, Color = Ink },
        PaperBackground = Ground,
        PlotBackground = Ground,
        ColorWay = Palette,
        Margin = new Margin { L = 52, R = 22, T = 66, B = 52 },
        HoverMode = "x unified",

        // Below the plot, where it has the figure's whole width.
        Legend = new Legend { Orientation = "h", X = 0, XAnchor = "left", Y = 0, YAnchor = "bottom", YRef = "container" },
        Title = new Title
        {
            Text = "",
            X = 0,
            XAnchor = "left",
            XRef = "container",
            Y = 1,
            YAnchor = "top",
            YRef = "container",
            Pad = new Margin { L = 16, T = 14 },
            Font = new Font { Size = TitleSize, Weight = 600 },
        },
        XAxes = [AxisDefaults],
        YAxes = [AxisDefaults],
    });

    private static Axis AxisDefaults => new()
    {
        GridColor = Grid,
        LineColor = AxisLine,
        TickColor = AxisLine,
        ShowLine = true,
        ZeroLine = false,
        Ticks = "outside",
        AutoMargin = true,
        Title = new Title { Text = "", Font = new Font { Size = FontSize }, Standoff = 8 },
        TickFont = new Font { Size = NoteSize, Color = Muted },
    };
}
