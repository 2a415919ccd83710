using System.Globalization;
using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures;

/// <summary>A discriminator of points in a plane as a map of colours, with the generator's points moving over it.</summary>
/// <remarks>
/// Where D is 1/2 it cannot tell real from generated: the black line. Goodfellow et al. 2014, figure 1, shows the same
/// game in one dimension.
/// </remarks>
public static class DiscriminatorMap
{
    private const double TitleHeight = 68;
    private const double PlotHeight = 420;

    // Screens and eyes tell no more apart, and each digit is paid for in every frame.
    private const int ScoreDigits = 3;
    private const int PointDigits = 3;

    /// <summary>The points at which a map needs D's answers.</summary>
    /// <param name="xs">The columns' positions, at least 2, rising and evenly spaced.</param>
    /// <param name="ys">The rows' positions, at least 2, rising and evenly spaced.</param>
    /// <returns>Pairs x, y, x, y and so on, row by row from the lowest: a tensor [ys.Count · xs.Count, 2].</returns>
    public static float[] GridPoints(IReadOnlyList<double> xs, IReadOnlyList<double> ys)
    {
        ArgumentNullException.ThrowIfNull(xs);
        ArgumentNullException.ThrowIfNull(ys);
        return [.. ys.SelectMany(y => xs.SelectMany(x => new[] { (float)x, (float)y }))];
    }

    /// <summary>Draws the map; the last frame is shown first, and is the static picture.</summary>
    /// <param name="xs">The columns' positions, at least 2, rising and evenly spaced.</param>
    /// <param name="ys">The rows' positions, at least 2, rising and evenly spaced.</param>
    /// <param name="real">Points of the data as pairs x, y, x, y and so on.</param>
    /// <param name="frames">The states by rising step, at least one; more than one get a slider.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="maximumFrames">How many frames to keep at most, evenly chosen, first and last among them.</param>
    /// <param name="millisecondsPerFrame">How long a frame stands while playing.</param>
    /// <exception cref="ArgumentException">There are no frames, or the number of scores or coordinates does not fit.</exception>
    public static Figure Create(
        IReadOnlyList<double> xs,
        IReadOnlyList<double> ys,
        IReadOnlyList<float> real,
        IReadOnlyList<DiscriminatorFrame> frames,
        string title = "What the discriminator believes",
        int maximumFrames = 40,
        int millisecondsPerFrame = 200)
    {
        Validate(xs, ys, real, frames);
        var kept = Downsampling.KeepEvenly(frames.Count, maximumFrames).Select(i => frames[i]).ToList();
        var moves = kept.Count > 1;
        var last = kept[^1];
        var figure = new Figure
        {
            Data = [Map(xs, ys, last), Points("real", real, Theme.Blue), Points("generated", last.Generated, Theme.Vermilion)],
            Layout = new Layout
            {
                Template = Theme.Template,
                Title = Curves.Heading(moves ? title : title + ", step " + Label(last), ["colour: D, from 0 (orange: generated) over 1/2 (white, and the line) to 1 (blue: real)"]),
                AutoSize = true,
                Height = TitleHeight + PlotHeight + (moves ? FrameSlider.Height + 40 : 64),
                Margin = new Margin { L = 44, R = 16, T = TitleHeight, B = moves ? FrameSlider.Height + 40 : 64 },
                ShowLegend = true,
                HoverMode = "closest",
                XAxes = [Side(xs) with { Constrain = "domain" }],
                YAxes = [Side(ys) with { ScaleAnchor = "x", Constrain = "domain" }],
            },
            Config = new Config { DisplayModeBar = false },
        };
        return moves ? FrameSlider.Add(figure, [.. kept.Select(frame => Moved(xs, ys, frame))], millisecondsPerFrame) : figure;
    }

    private static Frame Moved(IReadOnlyList<double> xs, IReadOnlyList<double> ys, DiscriminatorFrame frame) =>
        new(Label(frame), [Map(xs, ys, frame), Points("generated", frame.Generated, Theme.Vermilion)], [0, 2]);

    private static ContourTrace Map(IReadOnlyList<double> xs, IReadOnlyList<double> ys, DiscriminatorFrame frame) => new()
    {
        X = new Coordinates(xs),
        Y = new Coordinates(ys),
        Z = [.. Enumerable.Range(0, ys.Count).Select(row => (IReadOnlyList<double>)[.. frame.Scores.Skip(row * xs.Count).Take(xs.Count).Select(score => Math.Round(score, ScoreDigits))])],
        Contours = new Contours(Equilibrium.Score, Equilibrium.Score, 1),
        Line = new Line { Color = Theme.Ink, Width = 1.2 },
        ColorScale = Theme.Belief,
        ZMin = 0,
        ZMax = 1,
        ShowScale = false,
        HoverTemplate = "D = %{z:.3f}<extra></extra>",
    };

    private static ScatterTrace Points(string name, IReadOnlyList<float> pairs, string color) => new()
    {
        Name = name,
        Mode = "markers",
        X = Every(pairs, 0),
        Y = Every(pairs, 1),
        HoverInfo = "skip",
        Marker = new Marker { Color = color, Size = 5, Line = new Line { Color = Theme.Ground, Width = 0.5 } },
    };

    private static double[] Every(IReadOnlyList<float> pairs, int offset) =>
        [.. Enumerable.Range(0, pairs.Count / 2).Select(i => Math.Round((double)pairs[(2 * i) + offset], PointDigits))];

    private static Axis Side(IReadOnlyList<double> positions) => new() { Range = [positions[0], positions[^1]], ShowGrid = false, FixedRange = true };

    private static string Label(DiscriminatorFrame frame) => frame.Step.ToString("#,0", CultureInfo.InvariantCulture);

    private static void Validate(IReadOnlyList<double> xs, IReadOnlyList<double> ys, IReadOnlyList<float> real, IReadOnlyList<DiscriminatorFrame> frames)
    {
        ArgumentNullException.ThrowIfNull(xs);
        ArgumentNullException.ThrowIfNull(ys);
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(frames);
        if (xs.Count < 2 || ys.Count < 2 || frames.Count == 0 || real.Count % 2 != 0)
        {
            throw new ArgumentException($"A map needs at least 2 columns, 2 rows and 1 frame, and real points as pairs; got {xs.Count} columns, {ys.Count} rows, {frames.Count} frames and {real.Count} coordinates.", nameof(frames));
        }

        foreach (var frame in frames)
        {
            if (frame.Scores.Count != xs.Count * ys.Count || frame.Generated.Count % 2 != 0)
            {
                throw new ArgumentException($"The frame of step {frame.Step} needs {xs.Count * ys.Count} scores ({ys.Count} rows of {xs.Count}) and generated points as pairs, got {frame.Scores.Count} scores and {frame.Generated.Count} coordinates; ask D at DiscriminatorMap.GridPoints(xs, ys).", nameof(frames));
            }
        }
    }
}
