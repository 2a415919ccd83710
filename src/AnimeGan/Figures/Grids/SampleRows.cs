using AnimeGan.Figures.Schema;
using AnimeGan.Imaging;

namespace AnimeGan.Figures;

/// <summary>Rows of pictures, each under its name: the same latent vectors drawn by several generators, or pictures above their neighbours.</summary>
/// <example>
/// <code>
/// using (var real = ImageSet.Open("data/synth32"))
/// using (var generator = TrainedGenerator.Load("runs/first"))
/// {
///     List&lt;RgbImage> faces = [.. Enumerable.Range(0, 6).Select(real.Image)];
///     display(SampleRows.Create([new("real", faces), new("drawn", generator.Sample(6, seed: 1))]));
/// }
/// </code>
/// </example>
public static class SampleRows
{
    private const double TitleHeight = 52;
    private const double SideMargin = 16;
    private const double NameHeight = 24;

    /// <summary>Draws the rows.</summary>
    /// <param name="rows">At least one, all of as many pictures of one size.</param>
    /// <param name="title">The figure's title.</param>
    /// <exception cref="ArgumentException">There are no rows, or they differ in length or size.</exception>
    public static Figure Create(IReadOnlyList<SampleRow> rows, string title = "Samples compared")
    {
        ArgumentNullException.ThrowIfNull(rows);
        var strips = Strips(rows);
        var (width, height) = (strips[0].Width, strips[0].Height);
        var scale = (Theme.StaticWidth - (2 * SideMargin)) / width;

        // Names are of one size on every screen, pictures are scaled: so names get their room in pixels of the pictures.
        var pitch = height + (NameHeight / scale);
        return new Figure
        {
            Data = [.. strips.Select((strip, i) => Strip(strip, (i * pitch) + (NameHeight / scale)))],
            Layout = new Layout
            {
                Template = Theme.Template,
                Title = Curves.Heading(title, []),
                AutoSize = true,
                Height = TitleHeight + (rows.Count * pitch * scale) + 8,
                Margin = new Margin { L = SideMargin, R = SideMargin, T = TitleHeight, B = 8 },
                HoverMode = "closest",
                XAxes = [Hidden with { Range = [-0.5, width - 0.5] }],
                YAxes = [Hidden with { Range = [(rows.Count * pitch) - 0.5, -0.5], ScaleAnchor = "x", ConstrainToward = "top" }],
                Annotations = [.. rows.Select((row, i) => Name(row.Name, (i * pitch) + (NameHeight / scale)))],
            },
            Config = new Config { DisplayModeBar = false },
        };
    }

    private static Axis Hidden { get; } = new() { Visible = false, Constrain = "domain", ConstrainToward = "left", FixedRange = true };

    private static List<RgbImage> Strips(IReadOnlyList<SampleRow> rows)
    {
        if (rows.Count == 0)
        {
            throw new ArgumentException("A comparison needs at least one row of pictures, got none.", nameof(rows));
        }

        var strips = rows.Select(row => ImageGrid.Compose(row.Images, row.Images.Count)).ToList();
        for (var i = 1; i < strips.Count; i++)
        {
            if (rows[i].Images.Count != rows[0].Images.Count || strips[i].Width != strips[0].Width || strips[i].Height != strips[0].Height)
            {
                throw new ArgumentException($"All rows must have as many pictures of one size: '{rows[0].Name}' has {Describe(rows[0])}, '{rows[i].Name}' has {Describe(rows[i])}.", nameof(rows));
            }
        }

        return strips;
    }

    private static string Describe(SampleRow row) => $"{row.Images.Count} of {row.Images[0].Width}×{row.Images[0].Height}";

    private static ImageTrace Strip(RgbImage strip, double top) => new()
    {
        Source = "data:image/png;base64," + Convert.ToBase64String(Pictures.EncodePng(strip)),
        Y0 = top,
        HoverInfo = "skip",
    };

    private static Annotation Name(string name, double bottom) => new()
    {
        Text = PlotlyText.Escape(name),
        XRef = "x",
        X = 0,
        YRef = "y",
        Y = bottom - 0.5,
        XAnchor = "left",
        YAnchor = "bottom",
        Font = new Font { Size = Theme.FontSize, Color = Theme.Ink },
    };
}
